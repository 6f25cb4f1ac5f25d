using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Memory;

/// <summary>
/// Keeps instances, bookmarks, jobs and triggers in memory, under the same contract as the databases: what a transaction writes is there
/// as a whole or not at all. For simulations and tests; made for one thread.
/// </summary>
public sealed class MemoryStore(TimeProvider time) : IInstanceStore, IStimulusStore
{
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string DefinitionId, string? CorrelationId, string? ParentId, bool IsRunning)> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryBookmark> _bookmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Key), MemoryJob> _jobs = [];
    private readonly Dictionary<string, (long Number, KeptStimulus Stimulus)> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _received = new(StringComparer.Ordinal);
    private readonly Dictionary<(string InstanceId, long Sequence), JournalEntry> _journal = [];
    private readonly Dictionary<string, IReadOnlyList<TriggerRecord>> _triggers = new(StringComparer.Ordinal);
    private readonly UndoLog _undo = new();
    private long _number;

    /// <summary>
    /// Is told of every statement before it happens, by a word such as <c>save</c> or <c>find</c>, and of the commit as <c>commit</c>. What it
    /// throws is what a database that breaks at this point would throw; the transaction is taken back.
    /// </summary>
    public Action<string>? BeforeStatement { get; set; }

    /// <summary>The ids of all instances, in the order in which they were started.</summary>
    public IReadOnlyCollection<string> InstanceIds => _states.Keys;

    /// <summary>The jobs that wait, the one that is due first before the others.</summary>
    public IReadOnlyList<MemoryJob> Jobs => [.. _jobs.Values.OrderBy(job => job.DueAt).ThenBy(job => job.Number)];

    /// <summary>Stimuli that wait for somebody to want them.</summary>
    public IReadOnlyList<KeptStimulus> Kept => [.. _kept.Values.OrderBy(kept => kept.Number).Select(kept => kept.Stimulus)];

    /// <summary>The ids of the bookmark rows, as a stimulus would find them, in the order in which they were stored.</summary>
    public IReadOnlyList<string> BookmarkIds => [.. Bookmarks.Select(bookmark => bookmark.Id)];

    /// <summary>The bookmark rows, in the order in which they were stored.</summary>
    public IReadOnlyList<MemoryBookmark> Bookmarks => [.. _bookmarks.Values.OrderBy(bookmark => bookmark.Number)];

    /// <summary>Runs a piece of work as one transaction: when it throws, nothing of it stays.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        _undo.Clear();
        try
        {
            var result = await work();
            BeforeStatement?.Invoke("commit");
            _undo.Clear();
            return result;
        }
        catch
        {
            _undo.Undo();
            throw;
        }
    }

    /// <summary>Registers how something else that was changed within the running transaction is taken back when it fails.</summary>
    public void OnRollback(Action undo) => _undo.Add(undo);

    /// <summary>Removes a job; to be called in the transaction that does it.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has done it.</exception>
    public void Complete(MemoryJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        BeforeStatement?.Invoke("complete");
        var key = (job.Request.Kind, job.Request.Key);
        if (_jobs.TryGetValue(key, out var present) && present.Number == job.Number)
        {
            _undo.Remove(_jobs, key);
        }
        else if (job.Request.Kind != WorkflowJobKinds.Timer)
        {
            throw new InvalidOperationException($"The job {job.Request.Kind}/{job.Request.Key} is gone.");
        }
    }

    /// <summary>The triggers of all definitions.</summary>
    public IEnumerable<TriggerRecord> Triggers => _triggers.Values.SelectMany(triggers => triggers);

    /// <summary>Replaces the triggers of a definition.</summary>
    public void SetTriggers(string definitionId, IReadOnlyList<TriggerRecord> triggers) => _undo.Set(_triggers, definitionId, triggers);

    /// <summary>The state as it was stored last.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public InstanceState Read(string instanceId) => InstanceState.FromJson(_states[instanceId]);

    /// <summary>The JSON of the state as it was stored last.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public string ReadJson(string instanceId) => _states[instanceId];

    /// <summary>The lines of an instance's journal, the first one first.</summary>
    public IReadOnlyList<JournalEntry> Journal(string instanceId)
        => [.. _journal.Where(line => line.Key.InstanceId == instanceId).OrderBy(line => line.Key.Sequence).Select(line => line.Value)];

    public Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken) => FindAsync(instanceId, cancellationToken);

    public Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        BeforeStatement?.Invoke("find");
        return Task.FromResult(_states.TryGetValue(instanceId, out var json) ? InstanceState.FromJson(json) : null);
    }

    public Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        var state = burst.State;
        if (burst.IsNew == _states.ContainsKey(state.Id))
        {
            throw new InvalidOperationException(burst.IsNew ? $"There is an instance {state.Id} already." : $"There is no instance {state.Id}.");
        }

        BeforeStatement?.Invoke("save");
        _undo.Set(_states, state.Id, state.ToJson());
        _undo.Set(_rows, state.Id, (state.DefinitionId, state.CorrelationId, state.ParentInstanceId, state.Status == InstanceStatus.Running));
        BeforeStatement?.Invoke("journal");
        foreach (var line in burst.Journal)
        {
            if (_journal.ContainsKey((state.Id, line.Sequence)))
            {
                throw new InvalidOperationException($"The journal of {state.Id} has a line {line.Sequence} already.");
            }

            _undo.Set(_journal, (state.Id, line.Sequence), line);
        }

        if (burst.HasNewCorrelation)
        {
            foreach (var row in _bookmarks.Values.Where(row => row.InstanceId == state.Id).ToArray())
            {
                _undo.Set(_bookmarks, row.Id, row with { CorrelationId = state.CorrelationId });
            }
        }

        foreach (var bookmark in burst.AddedBookmarks)
        {
            Add(bookmark, state);
        }

        foreach (var bookmark in (burst.HasNewCorrelation ? state.Bookmarks : burst.AddedBookmarks).Where(bookmark => bookmark.IsShared))
        {
            if (TakeKept(bookmark, state) is { } kept)
            {
                Enqueue(StimulusSender.Resume(new WaitingBookmark(state.Id, bookmark.Id), kept.Hash, kept.Key, kept.Input, isKept: true));
            }
        }

        foreach (var job in burst.Jobs)
        {
            Enqueue(job);
        }

        foreach (var id in burst.RemovedBookmarks)
        {
            BeforeStatement?.Invoke("remove bookmark");
            if (!_undo.Remove(_bookmarks, id))
            {
                throw new InvalidOperationException($"The bookmark {id} was never stored.");
            }

            _undo.Remove(_jobs, (WorkflowJobKinds.Timer, id));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TriggerRecord>> TriggersAsync(string hash, CancellationToken cancellationToken)
    {
        BeforeStatement?.Invoke("triggers");
        return Task.FromResult<IReadOnlyList<TriggerRecord>>([.. _triggers.Values.SelectMany(triggers => triggers).Where(trigger => trigger.Hash == hash)]);
    }

    public Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string hash, string? correlationId, string? instanceId, CancellationToken cancellationToken)
    {
        BeforeStatement?.Invoke("waiting");
        return Task.FromResult<IReadOnlyList<WaitingBookmark>>(
        [
            .. _bookmarks.Values
                .Where(bookmark => bookmark.Hash == hash
                    && (correlationId is null || bookmark.CorrelationId == correlationId)
                    && (instanceId is null || bookmark.InstanceId == instanceId))
                .OrderBy(bookmark => bookmark.Number)
                .Select(bookmark => new WaitingBookmark(bookmark.InstanceId, bookmark.Id)),
        ]);
    }

    /// <summary>Nothing: there is one thread, and so one transaction at a time.</summary>
    Task IStimulusStore.LockAsync(string key, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> ReceiveAsync(string key, DateTimeOffset until, CancellationToken cancellationToken)
    {
        BeforeStatement?.Invoke("receive");
        if (_received.TryGetValue(key, out var noted) && noted > time.GetUtcNow())
        {
            return Task.FromResult(false);
        }

        _undo.Set(_received, key, until);
        return Task.FromResult(true);
    }

    public Task KeepAsync(KeptStimulus stimulus, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        BeforeStatement?.Invoke("keep");
        var now = time.GetUtcNow();
        foreach (var (key, _) in _kept.Where(one => one.Value.Stimulus.ExpiresAt <= now).ToArray())
        {
            _undo.Remove(_kept, key);
        }

        if (!_kept.ContainsKey(stimulus.Key))
        {
            _undo.Set(_kept, stimulus.Key, (++_number, stimulus));
        }

        return Task.CompletedTask;
    }

    public Task<bool> IsAnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken)
        => Task.FromResult(_rows.Values.Any(row => row.IsRunning
            && (definitionId is null || row.DefinitionId == definitionId)
            && (correlationId is null || row.CorrelationId == correlationId)));

    public Task<IReadOnlyList<string>> ChildrenAsync(string parentInstanceId, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<string>>([.. _rows.Where(row => row.Value.IsRunning && row.Value.ParentId == parentInstanceId).Select(row => row.Key)]);

    public void Enqueue(JobRequest job)
    {
        ArgumentNullException.ThrowIfNull(job);
        BeforeStatement?.Invoke("enqueue");
        if (!_jobs.ContainsKey((job.Kind, job.Key)))
        {
            _undo.Set(_jobs, (job.Kind, job.Key), new MemoryJob(++_number, job, job.DueAt ?? time.GetUtcNow()));
        }
    }

    private void Add(Bookmark bookmark, InstanceState state)
    {
        BeforeStatement?.Invoke("add bookmark");
        _undo.Set(_bookmarks, bookmark.Id, new MemoryBookmark(++_number, bookmark.Id, state.Id, bookmark.Hash, state.CorrelationId));
        if (bookmark.DueAt is { } dueAt)
        {
            Enqueue(WorkflowJobs.Request(WorkflowJobKinds.Timer, bookmark.Id, new ResumePayload(state.Id, bookmark.Id)) with { DueAt = dueAt });
        }
    }

    private KeptStimulus? TakeKept(Bookmark bookmark, InstanceState state)
    {
        var now = time.GetUtcNow();
        var kept = _kept.Values.OrderBy(one => one.Number).Select(one => one.Stimulus).FirstOrDefault(one => one.Hash == bookmark.Hash
            && one.ExpiresAt > now
            && (one.InstanceId ?? state.Id) == state.Id
            && (one.CorrelationId ?? state.CorrelationId) == state.CorrelationId);
        if (kept is not null)
        {
            _undo.Remove(_kept, kept.Key);
        }

        return kept;
    }
}
