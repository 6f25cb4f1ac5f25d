using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Tests.Incidents;

/// <summary>Waits itself while its body runs, as one that has started other workflows does.</summary>
[Activity("Test.Host")]
[Port("Body")]
internal sealed class Host : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CreateBookmark("host");
        context.ScheduleChild("Body");
        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) => default;
}
