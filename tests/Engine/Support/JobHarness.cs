using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>An engine whose jobs are done as a host does them: one after another when they are due, each in a transaction of its own.</summary>
internal sealed class JobHarness
{
    private readonly WorkflowJobs _jobs;

    public JobHarness(EngineLimits? limits = null, params Type[] activities)
    {
        Store = new MemoryStore(Clock);
        Services.Add<ILineWriter>(Recorder);
        Catalogue = ActivityCatalogue.CreateFromTypes(activities);
        Runtime = new WorkflowRuntime(Catalogue, Definitions, Store, Clock, new SequentialIds(), Services, limits ?? new EngineLimits());
        Sender = new StimulusSender(Store, limits ?? new EngineLimits(), Clock);
        _jobs = new WorkflowJobs(Runtime, Sender, Store, Definitions);
    }

    public TestClock Clock { get; } = new();

    public MemoryStore Store { get; }

    public MemoryDefinitionStore Definitions { get; } = new();

    public TestServices Services { get; } = new();

    public LineRecorder Recorder { get; } = new();

    public ActivityCatalogue Catalogue { get; }

    public WorkflowRuntime Runtime { get; }

    public StimulusSender Sender { get; }

    /// <summary>Jobs that a host performs outside of the database; nobody does them here.</summary>
    public List<JobRequest> Outside { get; } = [];

    public IReadOnlyList<string> Lines => Recorder.Lines;

    public IEnumerable<InstanceState> Instances => Store.InstanceIds.Select(Store.Read);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes a definition the published one; the answer says what is wrong with its triggers.</summary>
    public async Task<TriggerReading> PublishAsync(WorkflowDefinition definition)
    {
        Definitions.Add(definition);
        var reading = await new TriggerReader(Catalogue, Definitions, Runtime).ReadAsync(definition, Cancellation);
        Store.SetTriggers(definition.DefinitionId, reading.Triggers);
        return reading;
    }

    /// <summary>Starts an instance; its jobs wait.</summary>
    public Task<InstanceState> StartAsync(WorkflowDefinition definition, Dictionary<string, object?>? input = null, string? correlationId = null)
    {
        Definitions.Add(definition);
        var start = new StartInstance { DefinitionId = definition.DefinitionId, Input = input ?? [], CorrelationId = correlationId };
        return Store.RunAsync(() => Runtime.StartAsync(start, Cancellation));
    }

    /// <summary>Starts an instance and does its jobs.</summary>
    public async Task<InstanceState> RunAsync(WorkflowDefinition definition, Dictionary<string, object?>? input = null, string? correlationId = null)
    {
        var state = await StartAsync(definition, input, correlationId);
        await DrainAsync();
        return Store.Read(state.Id);
    }

    public Task<StimulusOutcome> SendAsync(Stimulus stimulus) => Store.RunAsync(() => Sender.SendAsync(stimulus, Cancellation));

    /// <summary>Sends an event; its jobs wait.</summary>
    public Task<StimulusOutcome> SendEventAsync(
        string name, string key, string? correlationId = null, string? instanceId = null, object? payload = null) => SendAsync(new Stimulus
        {
            Name = EventStimulus.Name,
            Payload = EventStimulus.Payload(name),
            Key = key,
            CorrelationId = correlationId,
            InstanceId = instanceId,
            Input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = payload },
        });

    public Task EnqueueAsync(JobRequest job) => Store.RunAsync(() =>
    {
        Store.Enqueue(job);
        return Task.FromResult(true);
    });

    /// <summary>Does all jobs that are due, those too that come of them.</summary>
    public async Task DrainAsync()
    {
        while (Store.Jobs.FirstOrDefault(job => job.DueAt <= Clock.GetUtcNow()) is { } job)
        {
            await DoAsync(job);
        }
    }

    /// <summary>Moves the clock from one due job to the next.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Store.Jobs.FirstOrDefault(job => job.DueAt <= end) is { } job)
        {
            Clock.Advance(job.DueAt > Clock.GetUtcNow() ? job.DueAt - Clock.GetUtcNow() : TimeSpan.Zero);
            await DoAsync(job);
        }

        Clock.Advance(end - Clock.GetUtcNow());
    }

    /// <summary>Does one job and forgets it, both or neither.</summary>
    public Task DoAsync(MemoryJob job) => Store.RunAsync(async () =>
    {
        if (WorkflowJobKinds.OfEngine.Contains(job.Request.Kind))
        {
            await _jobs.RunAsync(job.Request, Cancellation);
        }
        else
        {
            Outside.Add(job.Request);
        }

        Store.Complete(job);
        return true;
    });

    public Task<bool> CancelAsync(string instanceId) => Store.RunAsync(() => Runtime.CancelAsync(instanceId, "test", Cancellation));

    public Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, Dictionary<string, object?> input)
        => Store.RunAsync(() => Runtime.ResumeAsync(instanceId, bookmarkId, input, Cancellation));

    /// <summary>Answers a bookmark as a host would that has done an outside job.</summary>
    public Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, string key, JsonNode? value) => ResumeAsync(
        instanceId, bookmarkId, new Dictionary<string, object?> { [key] = value });
}
