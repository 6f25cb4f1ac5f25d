using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Leaves by "True" or "False".</summary>
[Activity("Elsa.FlowDecision", DisplayName = "Decision", Description = "Leaves by True or False, as its condition says.", Category = "Branching", Outcomes = ["True", "False"], NeverWaits = true)]
internal sealed class FlowDecision : Activity
{
    [Input(Description = "The condition that decides.", UIHint = "checkbox", DefaultValue = false)]
    public bool Condition { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(Condition ? "True" : "False");
        return default;
    }
}
