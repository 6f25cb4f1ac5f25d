using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>Where a case runs: an engine with its stores, a clock that moves when it is told to, and what was written.</summary>
internal abstract class World(LineRecorder recorder) : IAsyncDisposable
{
    private const int Rounds = 1_000;

    public LineRecorder Recorder => recorder;

    public abstract DateTimeOffset Now { get; }

    /// <summary>What went wrong around the engine, e.g. a job that nobody handles.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Publishes a definition, whatever is wrong with it; the answer is what is wrong, so that it would be refused.</summary>
    public abstract Task<IReadOnlyList<string>> PublishDefinitionAsync(WorkflowDefinition definition);

    /// <summary>The part of a definition that a node stands for.</summary>
    public abstract Task<JsonObject?> SubgraphAsync(WorkflowDefinition definition, string nodeId);

    /// <summary>Starts the definition that was published last under this id.</summary>
    public abstract Task<InstanceState> StartAsync(string definitionId, IReadOnlyDictionary<string, object?> input);

    public abstract Task<ResumeOutcome> ResumeAsync(string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input);

    /// <summary>All instances in the order of their making.</summary>
    public abstract Task<IReadOnlyList<InstanceState>> InstancesAsync();

    public abstract Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId);

    /// <summary>How many of the instance's bookmarks a stimulus could find in the store.</summary>
    public abstract Task<int> BookmarkRowsAsync(InstanceState state);

    /// <summary>Sends an event to all who wait for it or are started by it; the answer is how many bookmarks it resumes. It happens in jobs.</summary>
    public abstract Task<int> PublishEventAsync(string name);

    /// <summary>Whether there is an activity of this type.</summary>
    public abstract bool Knows(string activityType);

    /// <summary>Lets time pass; what falls due on the way runs in order, each at its own time.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        var end = Now + time;
        while (await NextDueAsync() is { } due && due <= end)
        {
            MoveClockTo(due > Now ? due : Now);
            await SettleAsync();
        }

        MoveClockTo(end);
    }

    /// <summary>Runs all that is due now, and what comes of it.</summary>
    public async Task SettleAsync()
    {
        for (var round = 0; await RunDueAsync(); round++)
        {
            if (round == Rounds)
            {
                Problems.Add($"After {Rounds} rounds there is still work due at the same instant.");
                return;
            }
        }
    }

    public abstract ValueTask DisposeAsync();

    protected abstract void MoveClockTo(DateTimeOffset instant);

    /// <summary>When the next timer or job is due; null when none waits.</summary>
    protected abstract Task<DateTimeOffset?> NextDueAsync();

    /// <summary>Runs what is due now; false when nothing was.</summary>
    protected abstract Task<bool> RunDueAsync();

    protected static Stimulus EventOf(string name, string key) => new()
    {
        Name = EventStimulus.Name,
        Payload = EventStimulus.Payload(name),
        Key = key,
        Input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = null },
    };

    protected static IReadOnlyList<string> ErrorsIn(WorkflowDefinition definition, ActivityCatalogue catalogue, TriggerReading triggers) =>
    [
        .. ErrorsOf(definition, catalogue, triggers).Select(finding => finding.Message),
    ];

    private static List<DefinitionFinding> ErrorsOf(WorkflowDefinition definition, ActivityCatalogue catalogue, TriggerReading triggers)
    {
        var errors = DefinitionCheck.Check(definition, catalogue).Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        // As at a real publication: what the activity itself has found wrong is not said again of its trigger.
        errors.AddRange(triggers.Findings.Where(finding => !errors.Exists(error => error.NodeId == finding.NodeId)));
        return errors;
    }
}
