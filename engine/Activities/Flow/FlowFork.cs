using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Leaves by several outcomes at once.</summary>
[Activity("Elsa.FlowFork", DisplayName = "Fork (flow)", Description = "Leaves by all its branches at once.", Category = "Branching", NeverWaits = true)]
internal sealed class FlowFork : Activity
{
    [Input(Description = "The names of the branches.", UIHint = "dynamic-outcomes")]
    public IReadOnlyList<string>? Branches { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete([.. Branches ?? []]);
        return default;
    }
}
