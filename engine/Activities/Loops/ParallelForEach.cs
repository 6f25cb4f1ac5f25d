using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>Runs its body for all items of a list side by side.</summary>
[Activity("Elsa.ParallelForEach", DisplayName = "Parallel for each", Description = "Runs its body for all items of a list side by side.", Category = "Loops", NeverWaits = true)]
[Port("Body")]
internal sealed class ParallelForEach : Activity
{
    [Input(Description = "The list.", UIHint = "multiline")]
    public object? Items { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var items = LoopItems.Of(context, Items);
        BurstMeter.OneMore(items.Count - 1, context.Burst.Meter.Limits.QueuedActivities, "items side by side");
        for (var i = 0; i < items.Count; i++)
        {
            context.ScheduleChild("Body", LoopItems.Variables(LoopItems.At(items, i), i));
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
