using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>A node of a flowchart that holds another activity.</summary>
[Activity("Elsa.FlowNode", DisplayName = "Flow node", Description = "Runs the activity that it holds.", Category = "Flow", NeverWaits = true)]
[Port("Body")]
internal sealed class FlowNode : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.ScheduleChild("Body");
        return default;
    }
}
