using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Jobs;

/// <summary>The jobs of the machine: enqueued by the commit that wants them, claimed by one worker at a time, deleted when done.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is the queue of the jobs, and everybody calls it so.")]
public sealed class JobQueue
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly WriteGate _gate;
    private readonly IIds _ids;
    private readonly TimeProvider _time;
    private readonly JobOptions _options;

    internal JobQueue(WorkflowCrmDbContext db, Unit unit, WriteGate gate, IIds ids, TimeProvider time, JobOptions options) =>
        (_db, _unit, _gate, _ids, _time, _options) = (db, unit, gate, ids, time, options);

    /// <summary>The JSON of a payload, camel case.</summary>
    public static string Payload<T>(T payload) => JsonSerializer.Serialize(payload, JsonSerializerOptions.Web);

    /// <summary>Enqueues a job with the running unit of work. One of the same kind and key that still waits is the same job.</summary>
    /// <param name="dueAt">Not before this instant (UTC); null means at once.</param>
    public void Add(string kind, string key, string? payload, DateTimeOffset? dueAt = null)
    {
        _unit.Require();
        var now = _time.GetUtcNow();
        _unit.NewJobs.Add(new Job { Id = _ids.New(), Kind = kind, Key = key, Payload = payload, DueAt = dueAt ?? now, CreatedAt = now });
    }

    /// <summary>
    /// Takes the waiting job that is due first, at the latest at <paramref name="upTo"/>, for the length of the lease; null when there is none.
    /// No two workers get the same job, on however many nodes.
    /// </summary>
    public async Task<Job?> ClaimAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (!await IsAnyDueAsync(upTo, now, cancellationToken))
            return null; // an idle look costs no write transaction
        using var turn = await _gate.EnterAsync(_db, cancellationToken);
        var skipLocked = _db.IsPostgres ? " FOR UPDATE SKIP LOCKED" : "";
        var claim = FormattableStringFactory.Create(
            $$"""
            UPDATE jobs SET locked_until = {0}, locked_by = {1} WHERE id = (
                SELECT id FROM jobs WHERE state = 'Pending' AND due_at <= {2} AND (locked_until IS NULL OR locked_until <= {3})
                ORDER BY due_at, id LIMIT 1{{skipLocked}})
            RETURNING *
            """,
            _db.Parameter(now + _options.Lease), _ids.New(), _db.Parameter(upTo), _db.Parameter(now));
        return (await _db.Set<Job>().FromSql(claim).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>When the next waiting job can be claimed; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAtAsync(CancellationToken cancellationToken)
    {
        var pending = _db.Set<Job>().AsNoTracking().Where(j => j.State == JobState.Pending);
        var free = await pending.Where(j => j.LockedUntil == null).OrderBy(j => j.DueAt).Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(cancellationToken);
        var leased = await pending.Where(j => j.LockedUntil != null).OrderBy(j => j.LockedUntil).Select(j => j.LockedUntil).FirstOrDefaultAsync(cancellationToken);
        return free is null || leased < free ? leased ?? free : free;
    }

    /// <summary>Deletes the job with the commit of the running unit of work, which thereby happens exactly once.</summary>
    /// <remarks>The commit throws <see cref="JobGoneException"/>, and stores nothing, when another worker has the job meanwhile.</remarks>
    public void CompleteInUnitOfWork(Job job)
    {
        _unit.Require();
        _unit.Completions.Add(job);
    }

    /// <summary>The job is done. Nothing happens when it is gone already or another worker's.</summary>
    public async Task CompleteAsync(Job job, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(_db, cancellationToken);
        await Claimed(job).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The job has failed: it waits before the next attempt, longer each time, and is dead after the last.</summary>
    public Task FailAsync(Job job, string error, CancellationToken cancellationToken)
    {
        var attempts = job.Attempts + 1;
        var state = attempts >= _options.Attempts ? JobState.Dead : JobState.Pending;
        return PutBackAsync(job, attempts, state, _options.BackoffAfter(attempts), error, cancellationToken);
    }

    /// <summary>The job waits for its next attempt, however many it has had.</summary>
    public Task RetryLaterAsync(Job job, TimeSpan after, string reason, CancellationToken cancellationToken) =>
        PutBackAsync(job, job.Attempts + 1, JobState.Pending, after, reason, cancellationToken);

    /// <summary>The job waits although it was not attempted.</summary>
    public Task PostponeAsync(Job job, TimeSpan after, string reason, CancellationToken cancellationToken) =>
        PutBackAsync(job, job.Attempts, JobState.Pending, after, reason, cancellationToken);

    /// <summary>The job has failed for good: it is dead at once.</summary>
    public Task BuryAsync(Job job, string error, CancellationToken cancellationToken) =>
        PutBackAsync(job, job.Attempts + 1, JobState.Dead, TimeSpan.Zero, error, cancellationToken);

    /// <summary>Gives a claimed job back untouched, e.g. because the program stops.</summary>
    public async Task ReleaseAsync(Job job, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(_db, cancellationToken);
        await Claimed(job).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.LockedUntil, (DateTimeOffset?)null).SetProperty(j => j.LockedBy, (string?)null), cancellationToken);
    }

    /// <summary>The jobs that have failed too often, the latest first.</summary>
    public async Task<Page<Job>> DeadAsync(PageOf page, CancellationToken cancellationToken)
    {
        var dead = _db.Set<Job>().AsNoTracking().Where(j => j.State == JobState.Dead);
        return await dead.OrderByDescending(j => j.DueAt).ThenByDescending(j => j.Id).PageAsync(dead, page, cancellationToken);
    }

    /// <summary>Lets a dead job run again at once, with all its attempts; false when there is no such dead job.</summary>
    public async Task<bool> RetryAsync(string jobId, CancellationToken cancellationToken)
    {
        _unit.Require();
        var now = _time.GetUtcNow();
        var revived = await _db.Set<Job>().Where(j => j.Id == jobId && j.State == JobState.Dead).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Pending).SetProperty(j => j.Attempts, 0).SetProperty(j => j.DueAt, now), cancellationToken);
        _unit.WakesWorker |= revived > 0;
        return revived > 0;
    }

    /// <summary>Whether a job of this kind and key waits or runs; a dead one does not.</summary>
    public Task<bool> IsWaitingAsync(string kind, string key, CancellationToken cancellationToken) =>
        _db.Set<Job>().AnyAsync(j => j.Kind == kind && j.Key == key && j.State != JobState.Dead, cancellationToken);

    /// <summary>Enqueues a job with the running unit of work, in the place of a dead one with its kind and key.</summary>
    public async Task ReplaceDeadAsync(string kind, string key, string? payload, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.Set<Job>().Where(j => j.Kind == kind && j.Key == key && j.State == JobState.Dead).ExecuteDeleteAsync(cancellationToken);
        Add(kind, key, payload);
    }

    /// <summary>Removes the timer of a bookmark that is gone.</summary>
    internal void RemoveTimer(string bookmarkId, Statements statements)
    {
        _unit.Require();
        _unit.NewJobs.RemoveAll(j => j.Kind == JobKinds.Timer && j.Key == bookmarkId);
        _unit.RemovedTimers.Add(bookmarkId);
        statements.Add($"DELETE FROM jobs WHERE kind = 'timer' AND key = {bookmarkId}");
    }

    /// <summary>Adds what the commit does to jobs: those whose work it is go, new ones come.</summary>
    internal static async Task FinishAsync(Unit unit, Statements statements, CancellationToken cancellationToken)
    {
        foreach (var job in unit.Completions)
        {
            if (job.Kind == JobKinds.Timer && unit.RemovedTimers.Contains(job.Key))
                statements.Add($"DELETE FROM jobs WHERE id = {job.Id} AND locked_by = {job.LockedBy}");
            else
                statements.AddExpecting($"DELETE FROM jobs WHERE id = {job.Id} AND locked_by = {job.LockedBy}", () => new JobGoneException(job));
        }

        foreach (var job in unit.NewJobs) // after the completions: a job may follow itself under its key
        {
            statements.Add(
                $"""
                INSERT INTO jobs (id, kind, key, payload, due_at, created_at, attempts, state)
                VALUES ({job.Id}, {job.Kind}, {job.Key}, {job.Payload}, {job.DueAt}, {job.CreatedAt}, 0, 'Pending') ON CONFLICT (kind, key) DO NOTHING
                """);
            if (statements.IsFull)
                await statements.ExecuteAsync(cancellationToken);
        }
    }

    private async Task PutBackAsync(Job job, int attempts, JobState state, TimeSpan after, string error, CancellationToken cancellationToken)
    {
        var dueAt = _time.GetUtcNow() + after;
        using var turn = await _gate.EnterAsync(_db, cancellationToken);
        await Claimed(job).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Attempts, attempts)
                .SetProperty(j => j.State, state)
                .SetProperty(j => j.DueAt, dueAt)
                .SetProperty(j => j.LastError, error)
                .SetProperty(j => j.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.LockedBy, (string?)null),
            cancellationToken);
    }

    private Task<bool> IsAnyDueAsync(DateTimeOffset upTo, DateTimeOffset now, CancellationToken cancellationToken) => _db.Set<Job>()
        .AnyAsync(j => j.State == JobState.Pending && j.DueAt <= upTo && (j.LockedUntil == null || j.LockedUntil <= now), cancellationToken);

    private IQueryable<Job> Claimed(Job job) => _db.Set<Job>().Where(j => j.Id == job.Id && j.LockedBy == job.LockedBy);
}
