using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Runs branches side by side and ends with all of them or with the first.</summary>
[Activity("Elsa.Fork", DisplayName = "Fork", Description = "Runs branches side by side and ends with all of them or with the first.", Category = "Branching", NeverWaits = true)]
[Port("Branches", IsList = true)]
[Break(BreakRole.Stops)]
internal sealed class Fork : Activity
{
    [Input(Description = "Whether all branches are waited for, or the first.", UIHint = "dropdown", Options = ["WaitAll", "WaitAny"], IsWrapped = false, DefaultValue = ForkJoinMode.WaitAll)]
    public ForkJoinMode JoinMode { get; set; }

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
        if (JoinMode == ForkJoinMode.WaitAny || context.Execution.IsBreaking || !context.HasOpenChildren)
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
