using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Storage.Stimuli;

/// <summary>Keeps the triggers of the published versions, in the transaction that publishes or retracts them.</summary>
public sealed class TriggerIndex
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly StimulusStore _store;
    private readonly JobQueue _jobs;
    private readonly IIds _ids;

    internal TriggerIndex(WorkflowCrmDbContext db, Unit unit, StimulusStore store, JobQueue jobs, IIds ids) =>
        (_db, _unit, _store, _jobs, _ids) = (db, unit, store, jobs, ids);

    /// <summary>The triggers of an activity type, e.g. for schedules.</summary>
    public Task<IReadOnlyList<TriggerRecord>> OfAsync(string activityType, CancellationToken cancellationToken) => _store.TriggersOfAsync(activityType, cancellationToken);

    /// <summary>Replaces the definition's triggers by these; none means that nothing starts it any more. Nothing is written when they are the same.</summary>
    internal async Task ReplaceAsync(string definitionId, IReadOnlyList<TriggerRecord> triggers, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.FlushAsync(_unit, cancellationToken);
        List<TriggerRow> rows = [.. triggers.Select(Row)];
        var before = await _db.Set<TriggerRow>().AsNoTracking().Where(t => t.DefinitionId == definitionId).ToListAsync(cancellationToken);
        if (before.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(rows.Select(Text).Order(StringComparer.Ordinal)))
            return;
        await _db.Set<TriggerRow>().Where(t => t.DefinitionId == definitionId).ExecuteDeleteAsync(cancellationToken);
        _db.AddRange(rows);
        await _db.FlushAsync(_unit, cancellationToken);
        foreach (var row in rows)
            _db.Entry(row).State = EntityState.Detached;
        // A key of its own: a synchronisation that is running already may have read the triggers before this commit.
        if (before.Concat(rows).Any(row => ScheduleKeys.Types.Contains(row.Name)))
            _jobs.Add(JobKinds.SyncSchedules, _ids.New(), payload: null);
    }

    private static TriggerRow Row(TriggerRecord trigger) => new()
    {
        Id = trigger.Id,
        DefinitionId = trigger.DefinitionId,
        DefinitionVersionId = trigger.DefinitionVersionId,
        ActivityId = trigger.ActivityId,
        Name = trigger.Name,
        Hash = trigger.Hash,
        Payload = trigger.Payload?.ToJsonString(InstanceStore.JournalJson),
        Settings = trigger.Settings?.ToJsonString(InstanceStore.JournalJson),
    };

    private static string Text(TriggerRow row) =>
        string.Join('\n', row.Id, row.DefinitionVersionId, row.ActivityId, row.Name, row.Hash, row.Payload, row.Settings);
}
