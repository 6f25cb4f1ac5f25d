using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>An engine in memory, with a clock and a stimulus bus in a few lines each.</summary>
internal sealed class EngineHarness
{
    public EngineHarness(params Type[] activities)
        : this(new EngineLimits(), activities)
    {
    }

    public EngineHarness(EngineLimits limits, params Type[] activities)
    {
        Catalogue = ActivityCatalogue.CreateFromTypes(activities);
        Services.Add<ILineWriter>(Recorder);
        Runtime = new WorkflowRuntime(Catalogue, Definitions, Instances, Clock, new SequentialIds(), Services, limits);
    }

    public ActivityCatalogue Catalogue { get; }

    public MemoryDefinitionStore Definitions { get; } = new();

    public MemoryInstanceStore Instances { get; } = new();

    public TestClock Clock { get; } = new();

    public TestServices Services { get; } = new();

    public LineRecorder Recorder { get; } = new();

    public WorkflowRuntime Runtime { get; }

    public IReadOnlyList<string> Lines => Recorder.Lines;

    public IEnumerable<JournalEntry> Journal => Instances.Bursts.SelectMany(burst => burst.Journal);

    public Task<InstanceState> RunAsync(string json, Dictionary<string, object?>? input = null)
        => RunAsync(WorkflowDefinition.Parse(json), input);

    public async Task<InstanceState> RunAsync(WorkflowDefinition definition, Dictionary<string, object?>? input = null)
    {
        Definitions.Add(definition);
        var start = new StartInstance { DefinitionId = definition.DefinitionId, Input = input ?? [] };
        return await Runtime.StartAsync(start, TestContext.Current.CancellationToken);
    }

    /// <summary>Resumes every bookmark that waits for the event, in the order of their making; the answer is how many.</summary>
    public async Task<int> PublishAsync(string eventName, object? payload = null)
    {
        var resumed = 0;
        foreach (var instance in Instances.All().ToArray())
        {
            foreach (var bookmark in instance.Bookmarks.Where(bookmark => bookmark.Hash == EventStimulus.Hash(eventName)))
            {
                var input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = payload };
                resumed += await ResumeAsync(instance.Id, bookmark.Id, input) == ResumeOutcome.Resumed ? 1 : 0;
            }
        }

        return resumed;
    }

    /// <summary>Moves the clock and lets the timers fire that are due.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        foreach (var instance in Instances.All().ToArray())
        {
            foreach (var bookmark in instance.Bookmarks.Where(bookmark => bookmark.DueAt <= Clock.GetUtcNow()))
            {
                await ResumeAsync(instance.Id, bookmark.Id);
            }
        }
    }

    public Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, Dictionary<string, object?>? input = null)
        => Runtime.ResumeAsync(instanceId, bookmarkId, input ?? [], TestContext.Current.CancellationToken);

    public InstanceState Read(string instanceId) => Instances.Read(instanceId);
}
