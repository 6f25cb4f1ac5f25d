using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
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
    private readonly TriggerReader _reader;
    private readonly JobQueue _jobs;
    private readonly IIds _ids;

    internal TriggerIndex(WorkflowCrmDbContext db, Unit unit, StimulusStore store, TriggerReader reader, JobQueue jobs, IIds ids) =>
        (_db, _unit, _store, _reader, _jobs, _ids) = (db, unit, store, reader, jobs, ids);

    /// <summary>The triggers of an activity type, e.g. for schedules.</summary>
    public Task<IReadOnlyList<TriggerRecord>> OfAsync(string activityType, CancellationToken cancellationToken) => _store.TriggersOfAsync(activityType, cancellationToken);

    /// <summary>Replaces the definition's triggers by those of this version.</summary>
    /// <returns>What is wrong with triggers that could not be read; they start nothing.</returns>
    internal async Task<IReadOnlyList<DefinitionFinding>> ReplaceAsync(WorkflowDefinition published, CancellationToken cancellationToken)
    {
        var reading = await _reader.ReadAsync(published, cancellationToken);
        await RemoveAsync(published.DefinitionId, cancellationToken);
        foreach (var trigger in reading.Triggers)
        {
            _db.Add(new TriggerRow
            {
                Id = trigger.Id,
                DefinitionId = trigger.DefinitionId,
                DefinitionVersionId = trigger.DefinitionVersionId,
                ActivityId = trigger.ActivityId,
                Name = trigger.Name,
                Hash = trigger.Hash,
                Payload = trigger.Payload?.ToJsonString(InstanceStore.JournalJson),
                Settings = trigger.Settings?.ToJsonString(InstanceStore.JournalJson),
            });
        }

        await _db.FlushAsync(_unit, cancellationToken);
        if (reading.Triggers.Any(t => ScheduleKeys.Types.Contains(t.Name)))
            SyncSchedules();
        return reading.Findings;
    }

    internal async Task RemoveAsync(string definitionId, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.FlushAsync(_unit, cancellationToken);
        var ofDefinition = _db.Set<TriggerRow>().Where(t => t.DefinitionId == definitionId);
        if (await ofDefinition.AnyAsync(t => ScheduleKeys.Types.Contains(t.Name), cancellationToken))
            SyncSchedules();
        await ofDefinition.ExecuteDeleteAsync(cancellationToken);
        foreach (var entry in _db.ChangeTracker.Entries<TriggerRow>().Where(e => e.Entity.DefinitionId == definitionId).ToList())
            entry.State = EntityState.Detached;
    }

    // A key of its own: one that runs already has perhaps read what was before.
    private void SyncSchedules() => _jobs.Add(JobKinds.SyncSchedules, _ids.New(), payload: null);
}
