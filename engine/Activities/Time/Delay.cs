using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>Waits for a time.</summary>
[Activity("Elsa.Delay", DisplayName = "Delay", Description = "Waits for a time.", Category = "Scheduling")]
internal sealed class Delay : Activity, IActivityCheck
{
    [Input(DisplayName = "Time span", Unit = "timespan", Description = "How long, as days.hours:minutes:seconds.", DefaultValue = "00:01:00")]
    public TimeSpan TimeSpan { get; set; }

    public static void Check(NodeCheck check)
    {
        if (check.TryLiteral(nameof(TimeSpan), out var value) && (!ValueConversion.TryTo(value, typeof(TimeSpan), out var span) || span is not TimeSpan { Ticks: >= 0 }))
        {
            check.Error(nameof(TimeSpan), $"'{ValueConversion.Text(value)}' is no time to wait; write days.hours:minutes:seconds, e.g. 1.00:00:00 for a day");
        }
    }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var due = context.Now + TimeSpan;
        context.CreateBookmark("Elsa.Delay", new JsonObject { [ScheduleKeys.ResumeAt] = due }, due);
        return default;
    }
}
