using System.Globalization;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Sends events: awaited ones, early ones, late ones, and the same one again; and accounts for what each has resumed.</summary>
internal sealed class Post(IBackend backend, Choices choices, Transactions transactions)
{
    private readonly Dictionary<string, StimulusStory> _stories = new(StringComparer.Ordinal);
    private readonly List<Stimulus> _sent = [];

    public async Task SendAsync(Family family)
    {
        var stimulus = _sent.Count > 0 && choices.Chance(12) ? choices.Pick(_sent) : New(family);
        await SendAsync(stimulus);
    }

    /// <summary>Sends it until an answer comes, as a careful sender does.</summary>
    /// <returns>Whether one came; a sender does not try for ever.</returns>
    public async Task<bool> SendAsync(Stimulus stimulus)
    {
        var isAnswered = false;
        for (var attempts = 0; attempts < 3; attempts++)
        {
            if (transactions.IsTold)
                transactions.Tell($"send {stimulus.Payload?.ToJsonString()} key {stimulus.Key} correlation {stimulus.CorrelationId ?? "any"} instance {stimulus.InstanceId ?? "any"}");
            if (await transactions.RunAsync(session => session.Stimuli.SendAsync(stimulus, CancellationToken.None)) is not { } done)
                continue;
            Account(stimulus, done.Answer);
            isAnswered = true;
            if (!choices.Chance(6))
                break;
            transactions.Tell("  the answer is lost on its way");
        }

        return isAnswered;
    }

    /// <summary>An event for this instance alone, which it waits for.</summary>
    public Stimulus Awaited(string name, string instanceId) => Event(name) with { InstanceId = instanceId };

    /// <summary>A job has resumed a bookmark with the stimulus.</summary>
    public void Resumed(string key)
    {
        // The engine's own events are sent by a job, whose answer nobody sees.
        if (!_stories.TryGetValue(key, out var story))
            return;
        Violation.Unless(++story.Resumed <= story.MayResume, "stimulus twice", $"The stimulus {key} has resumed {story.Resumed} times and was given to {story.MayResume} bookmarks.");
    }

    /// <summary>A job was to resume a bookmark that is gone: unless its instance has ended, the stimulus must be on its way to the next one.</summary>
    public async Task MissedAsync(ResumePayload resume, bool isRunning)
    {
        if (resume is { IsKept: true, Key: { } key } && isRunning)
        {
            var isOnItsWay = await backend.IsOnItsWayAsync(key);
            Violation.Unless(isOnItsWay, "stimulus lost", $"The stimulus {key} missed its bookmark {resume.BookmarkId} and is nowhere.");
        }
    }

    private void Account(Stimulus stimulus, StimulusOutcome outcome)
    {
        if (!_stories.TryGetValue(stimulus.Key, out var story))
        {
            _sent.Add(stimulus);
            _stories.Add(stimulus.Key, story = new StimulusStory());
        }

        if (outcome is { Starts: 0, Resumptions: 0, WasKept: false })
            return;
        Violation.Unless(
            story.ReceivedUntil <= backend.Clock.Now, "stimulus twice", $"The stimulus {stimulus.Key} was sent again and did something again: {outcome}.");
        story.ReceivedUntil = backend.Clock.Now + IBackend.Limits.EarlyStimulus;
        story.MayResume += outcome.Resumptions + (outcome.WasKept ? 1 : 0);
    }

    private Stimulus New(Family family)
    {
        var waiting = transactions.Ledger.Bookmarks.Values.Where(story => story.IsPresent && History.IsEvent(story.Bookmark)).ToArray();
        var (name, correlation, instance) = choices.Weighted(5, 4, family.Definitions.Count > 1 ? 2 : 0) switch
        {
            0 when waiting.Length > 0 && choices.Pick(waiting) is { } story => (
                (string)story.Bookmark.Payload!["EventName"]!,
                transactions.Ledger.States[story.InstanceId].CorrelationId,
                choices.Chance(30) ? story.InstanceId : null),
            2 => (Names.StartEvent, AnyCorrelation(), null),
            _ => (Names.Event(choices.Next(Names.Events)), AnyCorrelation(), choices.Chance(15) ? choices.Pick(transactions.Ledger.States.Keys.Append("i1").ToArray()) : null),
        };
        return Event(name) with
        {
            CorrelationId = instance is not null || choices.Chance(25) ? null : correlation,
            InstanceId = instance,
            IsKept = !choices.Chance(10),
        };
    }

    private string? AnyCorrelation() => choices.Chance(75) ? Names.Correlation(choices.Next(Names.Correlations)) : null;

    private Stimulus Event(string name)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"k{_stories.Count + 1}");
        return new Stimulus { Name = EventStimulus.Name, Payload = EventStimulus.Payload(name), Key = key };
    }
}
