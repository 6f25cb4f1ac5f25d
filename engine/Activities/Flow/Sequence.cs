using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Runs activities one after another.</summary>
[Activity("Elsa.Sequence", DisplayName = "Sequence", Description = "Runs activities one after another.", Category = "Flow", NeverWaits = true)]
[Port("Activities", IsList = true)]
[Break(BreakRole.Stops)]
internal sealed class Sequence : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        Next(context);
        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (child.Execution.Node.Type.IsTerminal || context.Execution.IsBreaking)
        {
            context.Complete();
        }
        else
        {
            Next(context);
        }

        return default;
    }

    private static void Next(ActivityContext context)
    {
        var execution = context.Execution;
        if (execution.Position < execution.Node.Children.Length)
        {
            context.ScheduleChild(execution.Node.Children[execution.Position++]);
        }
        else
        {
            context.Complete();
        }
    }
}
