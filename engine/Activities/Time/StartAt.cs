using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>Starts one instance at an instant; elsewhere it waits until then, and not at all when it is past.</summary>
[Activity(ScheduleKeys.Once, DisplayName = "Start at", Description = "Starts the workflow at a moment; inside a workflow it waits until then.", Category = "Scheduling", IsTrigger = true)]
internal sealed class StartAt : Activity
{
    [Input(DisplayName = "Date and time", Description = "When. Without an offset it counts as UTC.", UIHint = "datetime-picker")]
    public DateTimeOffset? DateTime { get; set; }

    protected internal override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context)
        => [new TriggerPayload(new JsonObject { [ScheduleKeys.DateTime] = Instant() })];

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!context.IsTrigger && Instant() is var due && due > context.Now)
        {
            context.CreateBookmark(ScheduleKeys.Once, new JsonObject { [ScheduleKeys.ExecuteAt] = due }, due);
        }

        return default;
    }

    private DateTimeOffset Instant() => DateTime?.ToUniversalTime()
        ?? throw new InvalidOperationException("There is no moment to wait for; give a date and time, e.g. 2026-03-02T09:00:00+08:00.");
}
