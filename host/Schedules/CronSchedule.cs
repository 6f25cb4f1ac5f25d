using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>As a cron expression says, by the clocks of the site.</summary>
internal sealed record CronSchedule(TriggerRecord Trigger, CronExpression Expression, TimeZoneInfo Zone) : Schedule(Trigger)
{
    public override DateTimeOffset? Next(DateTimeOffset after) => Expression.Next(after, Zone);
}
