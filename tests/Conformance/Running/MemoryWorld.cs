using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>An engine whose stores are in memory; every state goes through its JSON between two bursts, as it does in a database.</summary>
internal sealed class MemoryWorld : World
{
    private static readonly ActivityCatalogue s_types = ActivityCatalogue.Create();

    private readonly MemoryDefinitionStore _definitions = new();
    private readonly TestClock _clock = new();
    private readonly MemoryStore _store;
    private readonly WorkflowRuntime _runtime;
    private readonly StimulusSender _stimuli;
    private readonly WorkflowJobs _jobs;
    private readonly TriggerReader _triggers;
    private int _events;

    public MemoryWorld(FlowchartMode mode)
        : base(new LineRecorder())
    {
        var services = new TestServices();
        services.Add<ILineWriter>(Recorder);
        var limits = new EngineLimits { FlowchartMode = mode, JournalInputs = true };
        _store = new MemoryStore(_clock);

        // A catalogue of its own: definitions of different cases may have the same version id.
        var catalogue = ActivityCatalogue.Create();
        _runtime = new WorkflowRuntime(catalogue, _definitions, _store, _clock, new SequentialIds(), services, limits);
        _stimuli = new StimulusSender(_store, limits, _clock);
        _jobs = new WorkflowJobs(_runtime, _stimuli, _store, _definitions);
        _triggers = new TriggerReader(catalogue, _definitions, _runtime);
    }

    public override DateTimeOffset Now => _clock.Now;

    public override bool Knows(string activityType) => s_types.Find(activityType) is not null;

    public override async Task<IReadOnlyList<string>> PublishDefinitionAsync(WorkflowDefinition definition)
    {
        _definitions.Add(definition);
        var reading = await _triggers.ReadAsync(definition, default);
        var taken = EndpointConflicts.Find(definition, reading.Triggers, _store.Triggers, id => id);
        _store.SetTriggers(definition.DefinitionId, reading.Triggers);
        return ErrorsIn(definition, s_types, reading with { Findings = [.. reading.Findings, .. taken] });
    }

    public override async Task<JsonObject?> SubgraphAsync(WorkflowDefinition definition, string nodeId)
        => await Subgraph.FindAsync(definition, nodeId, _definitions, default);

    public override Task<InstanceState> StartAsync(string definitionId, IReadOnlyDictionary<string, object?> input)
        => _store.RunAsync(() => _runtime.StartAsync(new StartInstance { DefinitionId = definitionId, Input = input }, default));

    public override Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input)
        => _store.RunAsync(() => _runtime.ResumeAsync(instanceId, bookmarkId, input, default));

    public override async Task<int> PublishEventAsync(string name)
    {
        var stimulus = EventOf(name, string.Create(CultureInfo.InvariantCulture, $"event{++_events}"));
        return (await _store.RunAsync(() => _stimuli.SendAsync(stimulus, default))).Resumptions;
    }

    public override Task<IReadOnlyList<InstanceState>> InstancesAsync()
        => Task.FromResult<IReadOnlyList<InstanceState>>([.. _store.InstanceIds.Select(_store.Read)]);

    public override Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId) => Task.FromResult(_store.Journal(instanceId));

    public override Task<int> BookmarkRowsAsync(InstanceState state)
        => Task.FromResult(_store.BookmarkIds.Count(id => state.Bookmarks.Exists(bookmark => bookmark.Id == id)));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override void MoveClockTo(DateTimeOffset instant) => _clock.Advance(instant - _clock.Now);

    protected override Task<DateTimeOffset?> NextDueAsync() => Task.FromResult<DateTimeOffset?>(_store.Jobs is [{ DueAt: var due }, ..] ? due : null);

    protected override async Task<bool> RunDueAsync()
    {
        if (_store.Jobs is not [var job, ..] || job.DueAt > Now)
        {
            return false;
        }

        try
        {
            await _store.RunAsync(() => DoAsync(job));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Problems.Add($"The job {job.Request.Kind}/{job.Request.Key} failed: {e.Message}");
            _store.Complete(job);
        }

        return true;
    }

    private async Task<bool> DoAsync(MemoryJob job)
    {
        // A task is announced to whoever performs tasks of its name, a server is called; here nobody is, and the case says what comes back.
        if (job.Request.Kind is not (WorkflowJobKinds.RunTask or WorkflowJobKinds.HttpRequest))
        {
            await _jobs.RunAsync(job.Request, default);
        }

        _store.Complete(job);
        return true;
    }
}
