using System.Globalization;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Activities;

/// <summary>Leaves by A or B, as its execution's number has it: the same when a burst is repeated, another one in the next turn of a loop.</summary>
[Activity("Sim.Choose", Outcomes = ["A", "B"])]
internal sealed class Choose : Activity
{
    [Input(IsWrapped = false)]
    public int Salt { get; set; }

    /// <summary>How many times in a hundred it is B; 50 when 0.</summary>
    [Input(IsWrapped = false)]
    public int Percent { get; set; }

    /// <summary>Also sets the variable <c>more</c>.</summary>
    [Input(IsWrapped = false)]
    public bool Sets { get; set; }

    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        var number = int.Parse(context.ExecutionId.AsSpan(context.ExecutionId.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        var isB = (((uint)((number * 31) + Salt) * 2654435761) >> 8) % 100 < (Percent == 0 ? 50 : Percent);
        if (Sets)
            context.SetVariable("more", isB);
        context.Complete(isB ? "B" : "A");
        return default;
    }
}
