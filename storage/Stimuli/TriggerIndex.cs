using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Storage.Stimuli;

/// <summary>Keeps the triggers of the published versions, in the transaction that publishes or retracts them.</summary>
public sealed class TriggerIndex
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly StimulusStore _store;
    private readonly TriggerReader _reader;

    internal TriggerIndex(WorkflowCrmDbContext db, Unit unit, StimulusStore store, TriggerReader reader) => (_db, _unit, _store, _reader) = (db, unit, store, reader);

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
        return reading.Findings;
    }

    internal async Task RemoveAsync(string definitionId, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.FlushAsync(_unit, cancellationToken);
        await _db.Set<TriggerRow>().Where(t => t.DefinitionId == definitionId).ExecuteDeleteAsync(cancellationToken);
        foreach (var entry in _db.ChangeTracker.Entries<TriggerRow>().Where(e => e.Entity.DefinitionId == definitionId).ToList())
            entry.State = EntityState.Detached;
    }
}
