using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>Starts an instance at every turn of an interval; elsewhere it waits for one interval.</summary>
[Activity(ScheduleKeys.Timer, DisplayName = "Timer", Description = "Starts the workflow again and again after an interval; inside a workflow it waits once.", Category = "Scheduling", IsTrigger = true)]
internal sealed class Timer : Activity
{
    [Input(Unit = "timespan", Description = "How long, as days.hours:minutes:seconds.", DefaultValue = "00:01:00")]
    public TimeSpan Interval { get; set; }

    /// <summary>The first start comes one interval after the trigger was read, that is after the version was published.</summary>
    protected internal override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context)
    {
        Require();
        var payload = new JsonObject
        {
            [ScheduleKeys.StartAt] = context.Now + Interval,
            [ScheduleKeys.Interval] = Interval.ToString("c", CultureInfo.InvariantCulture),
        };
        return [new TriggerPayload(payload)];
    }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!context.IsTrigger)
        {
            Require();
            var due = context.Now + Interval;
            context.CreateBookmark(ScheduleKeys.Timer, new JsonObject { [ScheduleKeys.ResumeAt] = due }, due);
        }

        return default;
    }

    private void Require()
    {
        if (Interval < TimeSpan.FromSeconds(1))
        {
            throw new InvalidOperationException("The timer's interval must be a second or longer, e.g. 00:05:00 for five minutes.");
        }
    }
}
