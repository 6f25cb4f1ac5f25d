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
        if (await LockRowAsync(instanceId, cancellationToken) is null)
            return null;
        var state = await db.Set<InstanceStateRow>().FindAsync([instanceId], cancellationToken)
            ?? throw new InvalidDataException($"The instance {instanceId} has lost its state.");
        return InstanceState.FromJson(state.State);
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
        var state = burst.State;
        if (burst.IsNew)
            Insert(state);
        else
            await UpdateAsync(state, cancellationToken);
        foreach (var bookmark in burst.AddedBookmarks)
            Add(bookmark, state);
        if (burst.Journal.Count > 0)
        {
            db.Add(new JournalRow
            {
                InstanceId = state.Id,
                FromSequence = burst.Journal[0].Sequence,
                At = time.GetUtcNow(),
                Entries = JsonSerializer.Serialize(burst.Journal, JournalJson),
            });
        }

        foreach (var job in burst.Jobs)
            jobs.Add(job.Kind, job.Key, job.Payload?.ToJsonString(JournalJson), job.DueAt);
        // Written now, so that the removal below also meets what an earlier burst of this unit has added.
        await db.FlushAsync(unit, cancellationToken);
        if (burst.RemovedBookmarks.Count > 0)
            await RemoveAsync(burst.RemovedBookmarks, cancellationToken);
        await stimuli.TakeKeptAsync(burst.AddedBookmarks, state, cancellationToken);
    }

    private async Task<InstanceRow?> LockRowAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (db.Set<InstanceRow>().Local.FindEntry(instanceId) is { } held)
            return held.Entity;
        // The request first, as a decision does: the same order everywhere, so that a timer and a decision cannot deadlock.
        if (db.IsPostgres)
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM requests WHERE instance_id = {instanceId} FOR UPDATE", cancellationToken);
        return await db.LockedAsync<InstanceRow>($"SELECT * FROM instances WHERE id = {instanceId}", cancellationToken);
    }

    private void Insert(InstanceState state)
    {
        db.Add(new InstanceRow
        {
            Id = state.Id,
            DefinitionId = state.DefinitionId,
            DefinitionVersionId = state.DefinitionVersionId,
            DefinitionVersion = state.DefinitionVersion,
            Status = state.Status,
            SubStatus = state.SubStatus,
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            ParentInstanceId = state.ParentInstanceId,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            FinishedAt = state.FinishedAt,
            IncidentCount = state.Incidents.Count,
            RowVersion = 1,
        });
        db.Add(new InstanceStateRow { InstanceId = state.Id, State = state.ToJson() });
    }

    private async Task UpdateAsync(InstanceState state, CancellationToken cancellationToken)
    {
        var row = db.Set<InstanceRow>().Local.FindEntry(state.Id)?.Entity
            ?? throw new InvalidOperationException($"The instance {state.Id} was not locked before its burst.");
        row.DefinitionVersionId = state.DefinitionVersionId;
        row.DefinitionVersion = state.DefinitionVersion;
        row.Status = state.Status;
        row.SubStatus = state.SubStatus;
        row.CorrelationId = state.CorrelationId;
        row.Name = state.Name;
        row.UpdatedAt = state.UpdatedAt;
        row.FinishedAt = state.FinishedAt;
        row.IncidentCount = state.Incidents.Count;
        row.RowVersion++;
        var stored = await db.Set<InstanceStateRow>().FindAsync([state.Id], cancellationToken);
        stored!.State = state.ToJson();
    }

    private void Add(Bookmark bookmark, InstanceState state)
    {
        db.Add(new BookmarkRow
        {
            Id = bookmark.Id,
            InstanceId = state.Id,
            Name = bookmark.Name,
            Hash = bookmark.Hash,
            CorrelationId = state.CorrelationId,
            DueAt = bookmark.DueAt,
            Payload = bookmark.IsShared ? bookmark.Payload?.ToJsonString(JournalJson) : null,
        });
        if (bookmark.DueAt is { } dueAt)
            jobs.Add(JobKinds.Timer, bookmark.Id, JobQueue.Payload(new TimerPayload(state.Id, bookmark.Id)), dueAt);
    }

    private async Task RemoveAsync(IReadOnlyList<string> bookmarkIds, CancellationToken cancellationToken)
    {
        await db.Set<BookmarkRow>().Where(b => bookmarkIds.Contains(b.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var entry in db.ChangeTracker.Entries<BookmarkRow>().Where(e => bookmarkIds.Contains(e.Entity.Id)).ToList())
            entry.State = EntityState.Detached;
        await jobs.RemoveTimersAsync(bookmarkIds, cancellationToken);
    }
}
