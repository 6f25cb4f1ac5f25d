using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Schedules;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>
/// What starts by the clock, and what of it has started. A moment that has come becomes the job which starts the workflow, in one commit
/// with the mark that it has come: whoever rings, how often, and on how many nodes, each moment starts one instance.
/// </summary>
internal sealed class ScheduleBook(
    IUnitOfWork unitOfWork, IStimulusStore stimuli, TriggerIndex triggers, ScheduleMarks marks, TimeProvider time, ILogger<ScheduleBook> log)
{
    /// <summary>Makes those who bring alarms into line wait for each other, on all nodes.</summary>
    public const string Lock = "schedules";

    /// <summary>Begins what is new, forgets what is gone, and starts what has come.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var schedules = await unitOfWork.RunAsync(BringIntoLineAsync, cancellationToken);
        await StartDueAsync(schedules, cancellationToken);
    }

    /// <summary>Starts what has come by now.</summary>
    /// <returns>How many schedules had something to start.</returns>
    public async Task<int> StartDueAsync(CancellationToken cancellationToken) => await StartDueAsync(await ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Starts what has come of one schedule; of several missed moments the last one only.</summary>
    /// <param name="atLeast">An instant (UTC) that has certainly come, whatever this node's clock says.</param>
    /// <returns>When it is to be looked at again; null when never.</returns>
    public async Task<DateTimeOffset?> StartDueAsync(string triggerId, DateTimeOffset atLeast, CancellationToken cancellationToken)
    {
        var schedule = (await ReadAsync(cancellationToken)).FirstOrDefault(s => s.Trigger.Id == triggerId);
        return schedule is not null && await StartAsync(schedule, atLeast, cancellationToken) is { } passed ? schedule.Next(passed) : null;
    }

    /// <summary>The next moment of every schedule.</summary>
    public async Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken)
    {
        var known = await marks.ListAsync(cancellationToken);
        return
        [
            .. from schedule in await ReadAsync(cancellationToken)
               where known.ContainsKey(schedule.Trigger.Id)
               let next = schedule.Next(known[schedule.Trigger.Id].PassedAt)
               where next is not null
               select new Alarm(schedule.Trigger.Id, next.Value),
        ];
    }

    private async Task<IReadOnlyList<Schedule>> BringIntoLineAsync(CancellationToken cancellationToken)
    {
        await stimuli.LockAsync(Lock, cancellationToken);
        var now = time.GetUtcNow();
        var schedules = await ReadAsync(cancellationToken);
        var known = await marks.ListAsync(cancellationToken);
        foreach (var schedule in schedules)
        {
            var (id, hash) = (schedule.Trigger.Id, schedule.Trigger.Hash);
            if (!known.TryGetValue(id, out var mark))
                marks.Add(new ScheduleMark { TriggerId = id, Hash = hash, PassedAt = schedule.Beginning(now) });
            else if (mark.Hash != hash && await marks.LockAsync(id, cancellationToken) is { } old)
                (old.Hash, old.PassedAt) = (hash, schedule.Beginning(now));
            else if (mark.PassedAt > now && await marks.LockAsync(id, cancellationToken) is { } ahead)
                ahead.PassedAt = now; // the clock was wrong once, or was set back; what it starts again has started already
        }

        await marks.RemoveAsync([.. known.Keys.Except(schedules.Select(s => s.Trigger.Id), StringComparer.Ordinal)], cancellationToken);
        return schedules;
    }

    private async Task<int> StartDueAsync(IReadOnlyList<Schedule> schedules, CancellationToken cancellationToken)
    {
        var known = await marks.ListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = schedules.Where(s => known.TryGetValue(s.Trigger.Id, out var mark) && s.Next(mark.PassedAt) <= now).ToList();
        foreach (var schedule in due)
            await StartAsync(schedule, now, cancellationToken);
        return due.Count;
    }

    /// <returns>Up to when the schedule has been dealt with now; null when it is gone or another one.</returns>
    private Task<DateTimeOffset?> StartAsync(Schedule schedule, DateTimeOffset atLeast, CancellationToken cancellationToken) => unitOfWork.RunAsync<DateTimeOffset?>(
        async token =>
        {
            var now = time.GetUtcNow();
            var upTo = now > atLeast ? now : atLeast;
            if (await marks.LockAsync(schedule.Trigger.Id, token) is not { } mark || mark.Hash != schedule.Trigger.Hash)
                return null;
            if (schedule.Last(mark.PassedAt, upTo) is { } moment)
            {
                var key = moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
                stimuli.Enqueue(StimulusSender.Start(schedule.Trigger, key, correlationId: null, input: null));
                mark.PassedAt = moment;
                log.LogInformation("The schedule {Trigger} starts its workflow for {Moment}.", schedule.Trigger.Id, key);
            }

            return mark.PassedAt;
        },
        cancellationToken);

    private async Task<IReadOnlyList<Schedule>> ReadAsync(CancellationToken cancellationToken)
    {
        var schedules = new List<Schedule>();
        foreach (var type in ScheduleKeys.Types)
        {
            foreach (var trigger in await triggers.OfAsync(type, cancellationToken))
            {
                try
                {
                    schedules.Add(ScheduleReader.Read(trigger, time.LocalTimeZone));
                }
                catch (FormatException exception)
                {
                    log.LogWarning("The trigger {Trigger} starts nothing: {Reason}", trigger.Id, exception.Message);
                }
            }
        }

        return schedules;
    }
}
