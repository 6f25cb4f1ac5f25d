using System.Globalization;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>Counts from a start to an end and runs its body for each number.</summary>
[Activity("Elsa.For", DisplayName = "For", Description = "Counts from a start to an end and runs its body for each number.", Category = "Loops", NeverWaits = true)]
[Port("Body")]
[Break(BreakRole.Catches)]
internal sealed class For : Activity
{
    [Input(Description = "The first number.", DefaultValue = 0)]
    public int Start { get; set; }

    [Input(Description = "The last number.", DefaultValue = 0)]
    public int End { get; set; }

    [Input(Description = "What is added each time; negative counts down.", DefaultValue = 1)]
    public int Step { get; set; }

    [Input(DisplayName = "Outer bound inclusive", Description = "Whether the end itself is counted.", UIHint = "checkbox", DefaultValue = true)]
    public bool OuterBoundInclusive { get; set; }

    [Output(DisplayName = "Current value", Description = "The number of the present turn.")]
    public int? CurrentValue { get; set; }

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
        var turn = context.Execution.Position++;
        var value = Start + ((long)turn * Step);
        if (context.Execution.IsBreaking || !IsWithin(value))
        {
            context.Complete();
            return;
        }

        CurrentValue = (int)value;
        if (!context.ScheduleChild("Body", new Dictionary<string, object?> { ["CurrentValue"] = CurrentValue }))
        {
            context.Complete();
        }
    }

    private bool IsWithin(long value) => (Step < 0, OuterBoundInclusive) switch
    {
        (false, true) => value <= End,
        (false, false) => value < End,
        (true, true) => value >= End,
        (true, false) => value > End,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}…{End}");
}
