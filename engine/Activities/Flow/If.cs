using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Runs one of two embedded activities.</summary>
[Activity("Elsa.If", DisplayName = "If", Description = "Runs one of two activities, as its condition says.", Category = "Branching", NeverWaits = true)]
[Port("Then")]
[Port("Else")]
internal sealed class If : Activity
{
    [Input(Description = "The condition that decides.", UIHint = "checkbox", DefaultValue = false)]
    public bool Condition { get; set; }

    [Output(Description = "What the condition was.")]
    public bool Result { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        Result = Condition;
        context.ScheduleChild(Condition ? "Then" : "Else");
        return default;
    }
}
