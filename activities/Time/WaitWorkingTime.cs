using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Time;

/// <summary>Waits for a duration, in the company's working time where the unit says so, or until an instant.</summary>
[Activity("WorkflowCrm.WaitWorkingTime", DisplayName = "Wait (working time)", Category = "Time",
    Description = "Waits for a duration such as 3wd (working days), 4wh (working hours) or 2h, or until an instant.")]
public sealed class WaitWorkingTime(WorkingCalendar calendar) : Activity
{
    [Input(DisplayName = "Duration", Unit = "duration", Description = "How long, e.g. 3wd, 4wh, 30wm, 7d, 2h or 30min.")]
    public string? Duration { get; set; }

    [Input(DisplayName = "Until", UIHint = "datetime-picker", Description = "Wait until this instant instead; one that has passed does not wait.")]
    public DateTimeOffset? Until { get; set; }

    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        var end = Until?.ToUniversalTime() ?? calendar.After(context.Now, Duration)
            ?? throw new InvalidOperationException("Neither a duration nor an instant says how long to wait.");
        if (end > context.Now)
            context.CreateBookmark("wait", dueAt: end);
        return default;
    }
}
