using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Storage.Stimuli;

internal sealed class StimulusStore(WorkflowCrmDbContext db, Unit unit, JobQueue jobs, TimeProvider time) : IStimulusStore
{
    public async Task<IReadOnlyList<TriggerRecord>> TriggersAsync(string hash, CancellationToken cancellationToken) =>
        await ReadAsync(db.Set<TriggerRow>().Where(t => t.Hash == hash), cancellationToken);

    /// <summary>The triggers of an activity type, e.g. for a schedule or a route table.</summary>
    public async Task<IReadOnlyList<TriggerRecord>> TriggersOfAsync(string name, CancellationToken cancellationToken) =>
        await ReadAsync(db.Set<TriggerRow>().Where(t => t.Name == name), cancellationToken);

    public async Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string hash, string? correlationId, string? instanceId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<BookmarkRow>().AsNoTracking()
            .Where(b => b.Hash == hash && (correlationId == null || b.CorrelationId == correlationId) && (instanceId == null || b.InstanceId == instanceId))
            .OrderBy(b => b.Id)
            .Select(b => new WaitingBookmark(b.InstanceId, b.Id))
            .ToListAsync(cancellationToken);
    }

    // SQLite has one writer at a time, who needs no further lock.
    public async Task LockAsync(string key, CancellationToken cancellationToken)
    {
        unit.Require();
        var statements = new Statements(db);
        Lock(key, statements);
        await statements.ExecuteAsync(cancellationToken);
    }

    // A note is a row that no bookmark's hash finds; a repetition that comes at the same moment waits at its key.
    public async Task<bool> ReceiveAsync(string key, DateTimeOffset until, CancellationToken cancellationToken) =>
        await InsertAsync("received:" + key, "", null, null, "{}", until, cancellationToken) == 1;

    public Task KeepAsync(KeptStimulus stimulus, CancellationToken cancellationToken) => InsertAsync(
        stimulus.Key, stimulus.Hash, stimulus.CorrelationId, stimulus.InstanceId, stimulus.Input.ToJsonString(InstanceStore.JournalJson), stimulus.ExpiresAt, cancellationToken);

    /// <summary>Gives each of the instance's new bookmarks that others may find the oldest kept stimulus that fits it.</summary>
    public void TakeKept(IReadOnlyList<Bookmark> added, InstanceState state, Statements statements)
    {
        // In one order for all, so that two instances which wait for the same things cannot block each other for ever.
        foreach (var bookmark in added.Where(b => b.IsShared).OrderBy(b => b.Hash, StringComparer.Ordinal))
        {
            if (state.CorrelationId is not null)
                Lock(StimulusKeys.Waiting(bookmark.Hash, state.CorrelationId), statements);
            Lock(StimulusKeys.Waiting(bookmark.Hash, state.Id), statements);
            statements.AddRow(
                $"""
                DELETE FROM kept_stimuli WHERE key = (
                    SELECT key FROM kept_stimuli WHERE hash = {bookmark.Hash} AND expires_at > {time.GetUtcNow()}
                        AND (instance_id IS NULL OR instance_id = {state.Id}) AND (correlation_id IS NULL OR correlation_id = {state.CorrelationId})
                    ORDER BY kept_at, key LIMIT 1)
                RETURNING hash, key, input
                """,
                kept =>
                {
                    if (kept is not null)
                        Enqueue(StimulusSender.Resume(
                            new WaitingBookmark(state.Id, bookmark.Id), kept.GetString(0), kept.GetString(1), JsonNode.Parse(kept.GetString(2))!.AsObject(), isKept: true));
                });
        }
    }

    public async Task<bool> IsAnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<InstanceRow>().AnyAsync(
            i => i.Status == InstanceStatus.Running
                && (definitionId == null || i.DefinitionId == definitionId)
                && (correlationId == null || i.CorrelationId == correlationId),
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ChildrenAsync(string parentInstanceId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<InstanceRow>().AsNoTracking()
            .Where(i => i.ParentInstanceId == parentInstanceId && i.Status == InstanceStatus.Running)
            .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
    }

    public void Enqueue(JobRequest job) => jobs.Add(job.Kind, job.Key, job.Payload?.ToJsonString(InstanceStore.JournalJson), job.DueAt);

    private async Task<int> InsertAsync(
        string key, string hash, string? correlationId, string? instanceId, string input, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        unit.Require();
        var now = time.GetUtcNow();
        await db.Set<KeptStimulusRow>().Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO kept_stimuli (key, hash, correlation_id, instance_id, input, kept_at, expires_at)
            VALUES ({key}, {hash}, {correlationId}, {instanceId}, {input}, {db.Parameter(now)}, {db.Parameter(expiresAt)})
            ON CONFLICT (key) DO NOTHING
            """,
            cancellationToken);
    }

    private void Lock(string key, Statements statements)
    {
        if (db.IsPostgres)
            statements.AddRow($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", _ => { });
    }

    private async Task<IReadOnlyList<TriggerRecord>> ReadAsync(IQueryable<TriggerRow> triggers, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var rows = await triggers.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new TriggerRecord
            {
                Id = row.Id,
                DefinitionId = row.DefinitionId,
                DefinitionVersionId = row.DefinitionVersionId,
                ActivityId = row.ActivityId,
                Name = row.Name,
                Hash = row.Hash,
                Payload = row.Payload is null ? null : JsonNode.Parse(row.Payload),
                Settings = row.Settings is null ? null : JsonNode.Parse(row.Settings)!.AsObject(),
            }),
        ];
    }
}
