using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>An engine whose stores are in memory; every state goes through its JSON between two bursts, as it does in a database.</summary>
internal sealed class MemoryWorld : World
{
    private readonly MemoryDefinitionStore _definitions = new();
    private readonly MemoryInstanceStore _instances = new();
    private readonly TestClock _clock = new();
    private readonly WorkflowRuntime _runtime;
    private int _jobsRun;

    public MemoryWorld(FlowchartMode mode)
    {
        var services = new TestServices();
        services.Add<ILineWriter>(Recorder);
        var limits = new EngineLimits { FlowchartMode = mode };
        _runtime = new WorkflowRuntime(ActivityCatalogue.Create(), _definitions, _instances, _clock, new SequentialIds(), services, limits);
    }

    public override DateTimeOffset Now => _clock.Now;

    public override Task PublishDefinitionAsync(WorkflowDefinition definition)
    {
        _definitions.Add(definition);
        return Task.CompletedTask;
    }

    public override Task<InstanceState> StartAsync(string definitionId, IReadOnlyDictionary<string, object?> input)
        => _runtime.StartAsync(new StartInstance { DefinitionId = definitionId, Input = input }, default);

    public override Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input)
        => _runtime.ResumeAsync(instanceId, bookmarkId, input, default);

    public override Task<IReadOnlyList<InstanceState>> InstancesAsync() => Task.FromResult<IReadOnlyList<InstanceState>>([.. _instances.All()]);

    public override Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId) => Task.FromResult<IReadOnlyList<JournalEntry>>(
        [.. _instances.Bursts.Where(burst => burst.State.Id == instanceId).SelectMany(burst => burst.Journal)]);

    public override Task<IReadOnlyList<string>> BookmarkRowsAsync(string instanceId)
    {
        var known = _instances.Bursts.Where(burst => burst.State.Id == instanceId).SelectMany(burst => burst.AddedBookmarks).Select(bookmark => bookmark.Id);
        return Task.FromResult<IReadOnlyList<string>>([.. known.Where(_instances.Rows.ContainsKey)]);
    }

    protected override void MoveClockTo(DateTimeOffset instant) => _clock.Advance(instant - _clock.Now);

    protected override Task<DateTimeOffset?> NextDueAsync()
        => Task.FromResult(_instances.All().SelectMany(instance => instance.Bookmarks).Select(bookmark => bookmark.DueAt).Min());

    protected override async Task<bool> RunDueAsync()
    {
        var isBusy = false;
        while (_jobsRun < _instances.Jobs.Count)
        {
            Problems.Add($"Nobody here handles jobs of the kind '{_instances.Jobs[_jobsRun++].Kind}'.");
            isBusy = true;
        }

        foreach (var instance in _instances.All().ToArray())
        {
            foreach (var bookmark in instance.Bookmarks.Where(bookmark => bookmark.DueAt <= Now))
            {
                isBusy |= await ResumeAsync(instance.Id, bookmark.Id, new Dictionary<string, object?>()) == ResumeOutcome.Resumed;
            }
        }

        return isBusy;
    }
}
