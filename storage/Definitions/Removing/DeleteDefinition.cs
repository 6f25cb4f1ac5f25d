using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Removing;

/// <summary>
/// Deletes a definition or one of its versions. A text that was published once is kept out of sight for the instances that bear it: one
/// that starts at the same moment, and the story of those that have ended, never lose it.
/// </summary>
public sealed class DeleteDefinition
{
    private readonly WorkflowCrmDbContext _db;
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly InstanceEnds _instances;
    private readonly TriggerIndex _triggers;
    private readonly IAudit _audit;
    private readonly TimeProvider _time;

    internal DeleteDefinition(
        WorkflowCrmDbContext db, IUnitOfWork unitOfWork, VersionShelf shelf, InstanceEnds instances, TriggerIndex triggers, IAudit audit, TimeProvider time) =>
        (_db, _unitOfWork, _shelf, _instances, _triggers, _audit, _time) = (db, unitOfWork, shelf, instances, triggers, audit, time);

    /// <summary>Deletes all versions, and what starts them.</summary>
    /// <param name="withInstances">Ends what runs and deletes its instances; otherwise a definition with running instances is not deleted. Those of a request stay, ended.</param>
    public Task<Result<Deletion>> DefinitionAsync(string definitionId, bool withInstances, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<Deletion>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (await _shelf.LatestAsync(definitionId, token) is not { } latest)
                    return ChangeRights.Unknown(definitionId);
                var instances = _db.Set<Instances.InstanceRow>().Where(i => i.DefinitionId == definitionId);
                return await RunAsync(latest, _db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId), instances, withInstances, by, token);
            },
            cancellationToken);

    /// <summary>Deletes one version. The published one has to be retracted first.</summary>
    /// <param name="withInstances">As for a whole definition, with the instances of this version.</param>
    public Task<Result<Deletion>> VersionAsync(string definitionId, int version, bool withInstances, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<Deletion>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (await _shelf.FindAsync(definitionId, VersionOptions.Of(version), token) is not { } row)
                    return ChangeRights.Unknown(definitionId);
                if (row.IsPublished)
                    return Problem.Conflict("definition-version-published", ("name", row.Name));
                var instances = _db.Set<Instances.InstanceRow>().Where(i => i.DefinitionVersionId == row.VersionId
                    || _db.Set<SnapshotRow>().Any(s => s.Id == i.DefinitionVersionId && s.VersionId == row.VersionId));
                return await RunAsync(row, _db.Set<DefinitionRow>().Where(d => d.VersionId == row.VersionId), instances, withInstances, by, token);
            },
            cancellationToken);

    private async Task<Result<Deletion>> RunAsync(
        DefinitionRow named, IQueryable<DefinitionRow> versions, IQueryable<Instances.InstanceRow> instances, bool withInstances, ChangeBy by, CancellationToken cancellationToken)
    {
        if (ChangeRights.Refuse(named.DefinitionId, named, expected: null) is { } refusal)
            return refusal;
        var running = await _instances.CountRunningAsync(instances, cancellationToken);
        if (running > 0 && !withInstances)
            return Problem.Conflict("definition-in-use", ("name", named.Name), ("count", $"{running}"));
        var deleted = withInstances ? await _instances.EndAsync(instances, by, cancellationToken) : 0;
        var rows = await versions.AsNoTracking().OrderBy(d => d.Version).ToListAsync(cancellationToken);
        await KeepTextsAsync(rows, cancellationToken);
        await versions.ExecuteDeleteAsync(cancellationToken);
        List<string> ids = [.. rows.Select(row => row.VersionId)];
        await _db.Set<DefinitionUseRow>().Where(u => ids.Contains(u.UserVersionId)).ExecuteDeleteAsync(cancellationToken);
        if (rows.Exists(row => row.IsPublished))
            await _triggers.ReplaceAsync(named.DefinitionId, [], cancellationToken);
        if (rows.Exists(row => row.IsLatest))
            await NameLatestAsync(named.DefinitionId, cancellationToken);
        _audit.Record(by.PersonId, "definition.deleted", $"definition/{named.DefinitionId}", new
        {
            name = named.Name, versions = rows.Select(row => row.Version), endedInstances = running, deletedInstances = deleted, reason = by.Reason, from = by.From,
        });
        return new Deletion([.. rows.Select(row => row.Version)], running, deleted);
    }

    private async Task KeepTextsAsync(List<DefinitionRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(row => !row.IsDraft))
        {
            await _db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO definition_snapshots (id, definition_id, version_id, version, json, created_at)
                VALUES ({row.VersionId}, {row.DefinitionId}, {row.VersionId}, {row.Version}, {row.Json}, {_db.Parameter(_time.GetUtcNow())})
                ON CONFLICT (id) DO NOTHING
                """,
                cancellationToken);
        }
    }

    private async Task NameLatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        var last = await _db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId).MaxAsync(d => (int?)d.Version, cancellationToken);
        await _db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId && d.Version == last)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsLatest, true), cancellationToken);
    }
}

/// <summary>What was deleted.</summary>
/// <param name="Versions">The numbers of the versions.</param>
/// <param name="EndedInstances">How many instances ran and were ended.</param>
/// <param name="DeletedInstances">How many instances were deleted, those that had ended before included.</param>
public sealed record Deletion(IReadOnlyList<int> Versions, int EndedInstances, int DeletedInstances);
