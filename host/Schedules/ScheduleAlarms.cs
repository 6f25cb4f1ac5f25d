using System.Globalization;
using Quartz;

namespace WorkflowCrm.Host.Schedules;

/// <summary>
/// The alarms in Quartz: one for the next moment of each schedule. Quartz is never given the schedule itself; the definition's meaning
/// stays in one place, and a moment rung twice or late is no harm.
/// </summary>
internal sealed class ScheduleAlarms(TimeProvider time)
{
    private const string Group = "schedules";
    private const char Separator = '|';

    private static readonly JobKey s_job = new("start", Group);

    /// <summary>Makes Quartz know what is rung.</summary>
    public static async Task PrepareAsync(IScheduler scheduler, CancellationToken cancellationToken) =>
        await scheduler.AddJob(JobBuilder.Create<ScheduleAlarm>().WithIdentity(s_job).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);

    /// <summary>Makes the alarms these and no others.</summary>
    public async Task BringIntoLineAsync(IScheduler scheduler, IReadOnlyList<Alarm> alarms, CancellationToken cancellationToken)
    {
        var query = new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(Group), Take = PagedQuery.All };
        var existing = (await scheduler.QueryTriggers(query, cancellationToken)).Items.Select(trigger => trigger.Key).ToHashSet();
        var wanted = alarms.ToDictionary(KeyOf);
        await scheduler.UnscheduleJobs([.. existing.Where(key => !wanted.ContainsKey(key))], cancellationToken);
        foreach (var (_, alarm) in wanted.Where(pair => !existing.Contains(pair.Key)))
            await SetAsync(scheduler, alarm, cancellationToken);
    }

    /// <summary>Sets one alarm; one that is set already stays.</summary>
    public async Task SetAsync(IScheduler scheduler, Alarm alarm, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(KeyOf(alarm))
            .ForJob(s_job)
            .StartAt(alarm.At)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
    }

    public static Alarm Read(TriggerKey key)
    {
        var at = key.Name.IndexOf(Separator, StringComparison.Ordinal);
        return new Alarm(key.Name[(at + 1)..], DateTimeOffset.Parse(key.Name[..at], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
    }

    private static TriggerKey KeyOf(Alarm alarm) => new(string.Create(CultureInfo.InvariantCulture, $"{alarm.At.UtcDateTime:O}{Separator}{alarm.TriggerId}"), Group);
}
