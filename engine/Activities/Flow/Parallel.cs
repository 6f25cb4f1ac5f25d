using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Runs activities side by side and ends when all have ended.</summary>
[Activity("Elsa.Parallel", DisplayName = "Parallel", Description = "Runs activities side by side and ends when all have ended.", Category = "Flow", NeverWaits = true)]
[Port("Activities", IsList = true)]
internal sealed class Parallel : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var child in context.Execution.Node.Children)
        {
            context.ScheduleChild(child);
        }

        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (!context.HasOpenChildren)
        {
            context.Complete();
        }

        return default;
    }

    internal override ValueTask ChildCanceledAsync(ActivityContext context, ActivityExecution child)
    {
        if (!context.HasOpenChildren)
        {
            context.Complete();
        }

        return default;
    }
}
