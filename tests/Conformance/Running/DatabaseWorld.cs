using System.Text.Json.Nodes;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>The engine over the real storage: each burst is a unit of work in a scope of its own, timers and events come as jobs.</summary>
internal sealed class DatabaseWorld : World
{
    private readonly DatabaseHosts _hosts;
    private readonly ServiceProvider _host;
    private readonly DateTimeOffset _begin;
    private readonly HashSet<string> _published = [];
    private int _events;

    public DatabaseWorld(DatabaseHosts hosts, FlowchartMode mode)
        : base(hosts.Recorder)
    {
        _hosts = hosts;
        _host = hosts.Of(mode);

        // What ran before on this database is of another time.
        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        hosts.Recorder.Lines.Clear();
        _begin = Now;
    }

    public override DateTimeOffset Now => _hosts.Clock.Now;

    public override bool Knows(string activityType) => _hosts.Catalogue.Find(activityType) is not null;

    public override Task<IReadOnlyList<string>> PublishDefinitionAsync(WorkflowDefinition definition) => _host.InUnitAsync(async services =>
    {
        var publication = await services.GetRequiredService<PublishDefinition>().TextAsync(definition.ToJson(), expected: null, ChangeBy.System, default);
        var published = publication.Value.Published!.Definition;
        _published.Add(published.DefinitionId);
        return ErrorsIn(published, _hosts.Catalogue, await services.GetRequiredService<TriggerReader>().ReadAsync(published, default));
    });

    public override Task<JsonObject?> SubgraphAsync(WorkflowDefinition definition, string nodeId) => _host.InScopeAsync(async services
        => await Subgraph.FindAsync(definition, nodeId, services.GetRequiredService<IDefinitionStore>(), default));

    public override Task<InstanceState> StartAsync(string definitionId, IReadOnlyDictionary<string, object?> input) => _host.InUnitAsync(services
        => services.GetRequiredService<WorkflowRuntime>().StartAsync(new StartInstance { DefinitionId = definitionId, Input = input }, default));

    public override Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input)
        => _host.InUnitAsync(services => services.GetRequiredService<WorkflowRuntime>().ResumeAsync(instanceId, bookmarkId, input, default));

    public override async Task<int> PublishEventAsync(string name)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{_begin:O} {++_events}");
        return (await _host.InUnitAsync(services => services.GetRequiredService<StimulusSender>().SendAsync(EventOf(name, key), default))).Resumptions;
    }

    public override Task<IReadOnlyList<InstanceState>> InstancesAsync() => _host.InScopeAsync<IReadOnlyList<InstanceState>>(async services =>
    {
        var ids = await services.GetRequiredService<InstanceReader>().Instances
            .Where(row => row.CreatedAt >= _begin).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
        var states = new List<InstanceState>();
        foreach (var id in ids)
        {
            states.Add((await services.GetRequiredService<IInstanceStore>().FindAsync(id, default))!);
        }

        return states;
    });

    public override Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId)
        => _host.InScopeAsync(services => services.GetRequiredService<InstanceReader>().JournalAsync(instanceId, default));

    public override Task<int> BookmarkRowsAsync(InstanceState state) => _host.InScopeAsync(async services =>
    {
        var found = 0;
        foreach (var bookmark in state.Bookmarks)
        {
            var rows = await services.GetRequiredService<InstanceReader>().WaitingForAsync(bookmark.Hash, correlationId: null, default);
            found += rows.Count(row => row.Id == bookmark.Id);
        }

        return found;
    });

    /// <summary>Ends what still waits, so that no later case wakes it, and retracts what was published, so that no later case uses it.</summary>
    public override async ValueTask DisposeAsync()
    {
        foreach (var open in (await InstancesAsync()).Where(instance => instance.Status == InstanceStatus.Running))
        {
            await _host.InUnitAsync(services => services.GetRequiredService<WorkflowRuntime>().CancelAsync(open.Id, "the case is over", default));
        }

        await SettleAsync();
        foreach (var definitionId in _published)
        {
            await _host.InUnitAsync(services => services.GetRequiredService<RetractDefinition>().RunAsync(definitionId, ChangeBy.System, default));
        }
    }

    protected override void MoveClockTo(DateTimeOffset instant) => _hosts.Clock.Advance(instant - Now);

    protected override Task<DateTimeOffset?> NextDueAsync()
        => _host.InScopeAsync(services => services.GetRequiredService<JobQueue>().NextDueAtAsync(default));

    protected override async Task<bool> RunDueAsync()
    {
        if (!await _host.GetRequiredService<JobRunner>().RunNextAsync(Now, default))
        {
            return false;
        }

        var dead = await _host.InScopeAsync(services => services.GetRequiredService<JobQueue>().DeadAsync(PageOf.First, default));
        foreach (var job in dead.Items.Where(job => !Problems.Exists(problem => problem.Contains(job.Key, StringComparison.Ordinal))))
        {
            Problems.Add($"The job {job.Kind}/{job.Key} failed: {job.LastError}");
        }

        return true;
    }
}
