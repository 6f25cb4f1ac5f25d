using System.Globalization;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Access;

/// <summary>Opens read-only access for a limited time (R061, G19): until the earlier of what was asked and the longest time allowed.</summary>
[Activity("WorkflowCrm.GrantAccess", DisplayName = "Grant access", Category = "Archive access",
    Description = "Opens read-only access to a customer's archive for a limited time.")]
public sealed class GrantAccess(ArchiveAccess access, WorkingCalendar calendar, FieldTexts texts) : Activity
{
    [Input(DisplayName = "Customer", Description = "The customer number.")]
    public string? Customer { get; set; }

    [Input(DisplayName = "Scope", UIHint = "multitext", Description = "The folders that were asked for.")]
    public object? Scope { get; set; }

    [Input(DisplayName = "Last day asked for", Unit = "date", Description = "The access ends with this day (yyyy-MM-dd) at the latest.")]
    public string? LastDay { get; set; }

    [Input(DisplayName = "At most", Unit = "duration", DefaultValue = "3wd", Description = "The longest access, e.g. 3wd.")]
    public string AtMost { get; set; } = "3wd";

    [Input(DisplayName = "Warn before", Unit = "clock-duration", DefaultValue = "2h", Description = "How long before the end the outgoing instant \"Warn at\" lies, by the clock: 2h, 30min or 1d.")]
    public string WarnBefore { get; set; } = "2h";

    [Output(DisplayName = "Grant", Description = "The grant's id.")]
    public string? GrantId { get; set; }

    [Output(DisplayName = "Until", Description = "The first instant without the right.")]
    public DateTimeOffset? Until { get; set; }

    [Output(DisplayName = "Warn at", Description = "When to warn that the access ends soon; now when that moment has passed.")]
    public DateTimeOffset? WarnAt { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var scope = await texts.OfAsync(context, Scope);
        var grant = await access.GrantAsync(
            context.InstanceId, Customer ?? "", scope, OnLastDay(), AtMost, context.CancellationToken);
        var warnAt = grant.Until - WarningTime();
        (GrantId, Until, WarnAt) = (grant.Id, grant.Until, warnAt > context.Now ? warnAt : context.Now);
    }

    /// <summary>A moment of the last day asked for; the business lets the right end with that day.</summary>
    private DateTimeOffset? OnLastDay() =>
        DateOnly.TryParseExact(LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? calendar.At(day, TimeOnly.MinValue)
            : null;

    private TimeSpan WarningTime()
    {
        var duration = WorkingDuration.Parse(WarnBefore);
        return duration.CountsWorkingTime
            ? throw new InvalidOperationException($"\"{WarnBefore}\" counts working time; the warning lies so long before the end by the clock, e.g. 2h.")
            : duration.Length(calendar.Hours.DayLength);
    }
}
