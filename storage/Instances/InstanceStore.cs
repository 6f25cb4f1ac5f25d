using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Instances;

internal sealed class InstanceStore(WorkflowCrmDbContext db, Unit unit, JobQueue jobs, StimulusStore stimuli, TimeProvider time) : IInstanceStore
{
    internal static readonly JsonSerializerOptions JournalJson = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken)
    {
        unit.Require();
        var lookup = new Statements(db);
        // The request first, as a decision does: the same order everywhere, so that a timer and a decision cannot deadlock.
        if (db.IsPostgres && !unit.Instances.ContainsKey(instanceId))
            lookup.AddRow($"SELECT 1 FROM requests WHERE instance_id = {instanceId} FOR UPDATE", _ => { });
        var (version, state) = ((int?)null, (string?)null);
        lookup.AddRow($"SELECT row_version FROM instances WHERE id = {instanceId}", row => version = row?.GetInt32(0), isLocking: true);
        // A statement of its own: it sees what the burst has written that held the lock until now.
        lookup.AddRow($"SELECT state FROM instance_states WHERE instance_id = {instanceId}", row => state = row?.GetString(0));
        await lookup.ExecuteAsync(cancellationToken);
        if (version is null)
            return null;
        unit.Instances[instanceId] = version.Value;
        return InstanceState.FromJson(state ?? throw new InvalidDataException($"The instance {instanceId} has lost its state."));
    }

    public async Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var state = await db.Set<InstanceStateRow>().AsNoTracking()
            .Where(s => s.InstanceId == instanceId).Select(s => s.State).FirstOrDefaultAsync(cancellationToken);
        return state is null ? null : InstanceState.FromJson(state);
    }

    public async Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        var (state, statements) = (burst.State, new Statements(db));
        if (burst.IsNew)
            Insert(state, statements);
        else
            Update(state, statements);
        if (burst.Journal.Count > 0)
        {
            var lines = JsonSerializer.Serialize(burst.Journal, JournalJson);
            statements.Add($"INSERT INTO journal (instance_id, from_sequence, at, entries) VALUES ({state.Id}, {burst.Journal[0].Sequence}, {time.GetUtcNow()}, {lines})");
        }

        foreach (var bookmark in burst.AddedBookmarks)
        {
            Add(bookmark, state, statements);
            await ExecuteIfFullAsync(statements, cancellationToken);
        }

        foreach (var bookmark in burst.HasNewCorrelation ? state.Bookmarks.Except(burst.AddedBookmarks) : [])
        {
            statements.Add($"UPDATE bookmarks SET correlation_id = {state.CorrelationId} WHERE id = {bookmark.Id}");
            await ExecuteIfFullAsync(statements, cancellationToken);
        }

        foreach (var job in burst.Jobs)
            jobs.Add(job.Kind, job.Key, job.Payload?.ToJsonString(JournalJson), job.DueAt);
        foreach (var bookmarkId in burst.RemovedBookmarks)
        {
            statements.Add($"DELETE FROM bookmarks WHERE id = {bookmarkId}");
            jobs.RemoveTimer(bookmarkId, statements);
            await ExecuteIfFullAsync(statements, cancellationToken);
        }

        stimuli.TakeKept(burst.HasNewCorrelation ? state.Bookmarks : burst.AddedBookmarks, state, statements);
        await statements.ExecuteAsync(cancellationToken);
    }

    private static Task ExecuteIfFullAsync(Statements statements, CancellationToken cancellationToken) =>
        statements.IsFull ? statements.ExecuteAsync(cancellationToken) : Task.CompletedTask;

    private void Insert(InstanceState state, Statements statements)
    {
        statements.Add(
            $"""
            INSERT INTO instances (
                id, definition_id, definition_version_id, definition_version, status, sub_status, correlation_id, name,
                parent_instance_id, created_at, updated_at, finished_at, incident_count, row_version)
            VALUES (
                {state.Id}, {state.DefinitionId}, {state.DefinitionVersionId}, {state.DefinitionVersion}, {state.Status}, {state.SubStatus}, {state.CorrelationId}, {state.Name},
                {state.ParentInstanceId}, {state.CreatedAt}, {state.UpdatedAt}, {state.FinishedAt}, {state.Incidents.Count}, 1)
            """);
        statements.Add($"INSERT INTO instance_states (instance_id, state) VALUES ({state.Id}, {state.ToJson()})");
        unit.Instances[state.Id] = 1;
    }

    private void Update(InstanceState state, Statements statements)
    {
        if (!unit.Instances.TryGetValue(state.Id, out var seen))
            throw new InvalidOperationException($"The instance {state.Id} was not locked before its burst.");
        statements.AddExpecting(
            $"""
            UPDATE instances SET definition_version_id = {state.DefinitionVersionId}, definition_version = {state.DefinitionVersion}, status = {state.Status},
                sub_status = {state.SubStatus}, correlation_id = {state.CorrelationId}, name = {state.Name}, updated_at = {state.UpdatedAt},
                finished_at = {state.FinishedAt}, incident_count = {state.Incidents.Count}, row_version = row_version + 1
            WHERE id = {state.Id} AND row_version = {seen}
            """,
            () => new DbUpdateConcurrencyException($"The instance {state.Id} was changed by a burst that this one did not see."));
        statements.Add($"UPDATE instance_states SET state = {state.ToJson()} WHERE instance_id = {state.Id}");
        unit.Instances[state.Id] = seen + 1;
    }

    private void Add(Bookmark bookmark, InstanceState state, Statements statements)
    {
        // What others may find them by, to be compared with paths of calls.
        var payload = bookmark.IsShared ? bookmark.Payload?.ToJsonString(JournalJson) : null;
        statements.Add(
            $"""
            INSERT INTO bookmarks (id, instance_id, name, hash, correlation_id, due_at, payload)
            VALUES ({bookmark.Id}, {state.Id}, {bookmark.Name}, {bookmark.Hash}, {state.CorrelationId}, {bookmark.DueAt}, {payload})
            """);
        if (bookmark.DueAt is { } dueAt)
            jobs.Add(JobKinds.Timer, bookmark.Id, JobQueue.Payload(new TimerPayload(state.Id, bookmark.Id)), dueAt);
    }
}
