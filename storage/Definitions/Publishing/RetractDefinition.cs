using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Removing;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Takes a definition back: nothing starts it any more, and what runs on it goes on.</summary>
public sealed class RetractDefinition
{
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly TriggerIndex _triggers;
    private readonly InstanceEnds _instances;
    private readonly IAudit _audit;

    internal RetractDefinition(IUnitOfWork unitOfWork, VersionShelf shelf, TriggerIndex triggers, InstanceEnds instances, IAudit audit) =>
        (_unitOfWork, _shelf, _triggers, _instances, _audit) = (unitOfWork, shelf, triggers, instances, audit);

    /// <returns>The version that was published; the latest one when none was, and then nothing has changed.</returns>
    public Task<Result<StoredDefinition>> RunAsync(string definitionId, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<StoredDefinition>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (await _shelf.FindAsync(definitionId, VersionOptions.LatestOrPublished, token) is not { } row)
                    return ChangeRights.Unknown(definitionId);
                if (!row.IsPublished)
                    return StoredDefinition.Of(row);
                if (ChangeRights.Refuse(definitionId, row, expected: null) is { } refusal)
                    return refusal;
                await _shelf.UnpublishAsync(definitionId, token);
                row.IsPublished = false;
                await _triggers.ReplaceAsync(definitionId, [], token);
                _audit.Record(by.PersonId, "definition.retracted", $"definition/{definitionId}", new
                {
                    name = row.Name, version = row.Version, versionId = row.VersionId, running = await _instances.CountRunningAsync(definitionId, token),
                    reason = by.Reason, from = by.From,
                });
                return StoredDefinition.Of(row);
            },
            cancellationToken);
}
