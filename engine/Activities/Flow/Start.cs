using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Where a flowchart begins.</summary>
[Activity("Elsa.Start", DisplayName = "Start", Description = "Where a flowchart begins.", Category = "Flow", NeverWaits = true)]
internal sealed class Start : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context) => default;
}
