using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>Two programs on one <see cref="MemoryStore"/>.</summary>
internal sealed class MemoryBackend : IBackend
{
    private readonly ActivityCatalogue[] _catalogues = [SimulatedActivities.Catalogue(), SimulatedActivities.Catalogue()];
    private readonly Session[] _programs = new Session[2];
    private readonly SimulatedIds _ids = new();
    private readonly Dictionary<long, (DateTimeOffset Until, ClaimedJob Claim)> _leases = [];
    private MemoryStore _store = null!;
    private MemoryEffects _effects = null!;
    private (Family Family, IGrouping<string, TriggerRecord>[] Triggers)? _published;
    private int _untilCrash;
    private bool _hasCrashed;

    /// <summary>What is wrong with this store.</summary>
    public Sabotage Sabotage { get; init; }

    public SimulatedClock Clock { get; } = new();

    public async Task BeginAsync(Family family, Ledger ledger)
    {
        Clock.Reset();
        _ids.Reset();
        _leases.Clear();
        _untilCrash = 0;
        _store = new MemoryStore(Clock) { BeforeStatement = _ => Statement() };
        _effects = new MemoryEffects(_store, Statement, keeps: Sabotage == Sabotage.KeepsEffects);
        var services = new MemoryServices(_effects, ledger);
        for (var i = 0; i < _programs.Length; i++)
        {
            var runtime = new WorkflowRuntime(_catalogues[i], family, _store, Clock, _ids, services, IBackend.Limits);
            var stimuli = new StimulusSender(_store, IBackend.Limits, Clock);
            _programs[i] = new Session(runtime, new WorkflowJobs(runtime, stimuli, _store, family), stimuli, Complete);
        }

        await PublishAsync(family);
    }

    public async Task<T> TransactAsync<T>(int program, int crashAt, Func<Session, Task<T>> work)
    {
        (_untilCrash, _hasCrashed) = (crashAt, false);
        try
        {
            var result = await _store.RunAsync(() => work(_programs[program]));
            if (Sabotage == Sabotage.LosesTimers)
                await LoseTimersAsync();
            return _hasCrashed ? throw new Violation("crash", "A transaction was committed although a statement of it had failed.") : result;
        }
        catch (Exception e) when (_hasCrashed && e is not Violation)
        {
            throw new CrashException();
        }
        finally
        {
            _untilCrash = 0;
        }
    }

    public Task<ClaimedJob?> ClaimAsync(int program)
    {
        foreach (var job in _store.Jobs)
        {
            if (job.DueAt > Clock.Now)
                break;
            if (FreeAt(job) > Clock.Now)
                continue;
            var claim = new ClaimedJob(job.Request, job.DueAt, job);
            _leases[job.Number] = (Clock.Now + IBackend.Lease, claim);
            return Task.FromResult<ClaimedJob?>(claim);
        }

        return Task.FromResult<ClaimedJob?>(null);
    }

    public Task<DateTimeOffset?> NextJobAtAsync() => Task.FromResult(_store.Jobs.Min(job => (DateTimeOffset?)FreeAt(job)));

    public Task<bool> IsOnItsWayAsync(string key) => Task.FromResult(
        _store.Kept.Any(kept => kept.Key == key)
        || _store.Jobs.Any(job => job.Request.Kind == WorkflowJobKinds.Resume && (string?)job.Request.Payload?["key"] == key));

    public Task<StoreContent> ReadAsync() => Task.FromResult(new StoreContent(
        _store.InstanceIds.ToDictionary(id => id, _store.ReadJson),
        _store.InstanceIds.ToDictionary(id => id, _store.Journal),
        [.. _store.Bookmarks.Select(row => new StoredBookmark(row.Id, row.InstanceId, row.Hash, row.CorrelationId))],
        [.. _store.Jobs.Select(job => new StoredJob(job.Request.Kind, job.Request.Key, job.DueAt))],
        [.. _store.Kept.Select(kept => new StoredStimulus(kept.Key, kept.Hash, kept.ExpiresAt))],
        [.. _effects.Rows]));

    public Task<IReadOnlyList<object>> SnapshotAsync() => Task.FromResult<IReadOnlyList<object>>(
    [
        .. _store.InstanceIds.Select(_store.ReadJson),
        .. _store.InstanceIds.SelectMany(_store.Journal),
        .. _store.Bookmarks,
        .. _store.Jobs,
        .. _store.Kept,
        .. _effects.Rows,
    ]);

    public ValueTask DisposeAsync() => default;

    private async Task PublishAsync(Family family)
    {
        if (_published?.Family != family)
        {
            var reader = new TriggerReader(_catalogues[0], family, _programs[0].Runtime);
            var triggers = new List<TriggerRecord>();
            foreach (var definition in family.Definitions)
                triggers.AddRange((await reader.ReadAsync(definition, CancellationToken.None)).Triggers);
            _published = (family, [.. triggers.GroupBy(trigger => trigger.DefinitionId)]);
        }

        foreach (var triggers in _published.Value.Triggers)
            _store.SetTriggers(triggers.Key, [.. triggers]);
    }

    private Task<bool> LoseTimersAsync() => _store.RunAsync(() =>
    {
        foreach (var job in _store.Jobs.Where(job => job.DueAt > Clock.Now))
            _store.Complete(job);
        return Task.FromResult(true);
    });

    private void Statement()
    {
        if (_untilCrash > 0 && --_untilCrash == 0)
        {
            _hasCrashed = true;
            throw new CrashException();
        }
    }

    private DateTimeOffset FreeAt(MemoryJob job)
        => _leases.TryGetValue(job.Number, out var lease) && lease.Until > job.DueAt ? lease.Until : job.DueAt;

    private void Complete(ClaimedJob job)
    {
        var memory = (MemoryJob)job.Claim;
        if (job.Request.Kind != WorkflowJobKinds.Timer
            && (!_store.Jobs.Any(one => one.Number == memory.Number) || !ReferenceEquals(_leases[memory.Number].Claim, job)))
            throw new JobTakenException();
        _store.Complete(memory);
    }
}
