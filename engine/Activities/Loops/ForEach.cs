using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>Runs its body for each item of a list, one after another.</summary>
[Activity("Elsa.ForEach", DisplayName = "For each", Description = "Runs its body for each item of a list, one after another.", Category = "Loops", NeverWaits = true)]
[Port("Body")]
[Break(BreakRole.Catches)]
internal sealed class ForEach : Activity
{
    private JsonArray? _items;

    [Input(Description = "The list.", UIHint = "multiline")]
    public object? Items { get; set; }

    [Output(DisplayName = "Current value", Description = "The item of the present turn.")]
    public object? CurrentValue { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        Turn(context);
        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Turn(context);
        return default;
    }

    private void Turn(ActivityContext context)
    {
        var items = _items ??= LoopItems.Of(context, Items);
        var turn = context.Execution.Position++;
        if (context.Execution.IsBreaking || turn >= items.Count)
        {
            context.Complete();
            return;
        }

        CurrentValue = LoopItems.At(items, turn);
        if (!context.ScheduleChild("Body", LoopItems.Variables(CurrentValue, turn)))
        {
            context.Complete();
        }
    }
}
