using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Ends its flowchart or sequence, not the workflow.</summary>
[Activity("Elsa.End", DisplayName = "End", Description = "Ends the flowchart or sequence that contains it.", Category = "Flow", IsTerminal = true, NeverWaits = true)]
internal sealed class End : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context) => default;
}
