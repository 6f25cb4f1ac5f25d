using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Simulation;

/// <summary>The people of a simulation: each task is decided as the script says or, where it says nothing, in the usual way or at random.</summary>
internal sealed class SimulatedPeople(
    SimulationScript script, World.SimulatedApprovals approvals, IOrganisationStore organisations, MemoryStore store, WorkingCalendar calendar,
    Decide decide, StimulusSender stimuli, FormGuess guess, TimeProvider clock)
{
    /// <summary>One in so many tasks is forgotten, in a simulation at random.</summary>
    private const int ForgetsOneIn = 8;

    /// <summary>The longest delay at random: six working days of eight hours, in half hours.</summary>
    private const int MostHalfHours = 6 * 16;

    private readonly List<ScriptedDecision> _left = [.. script.Decisions];
    private readonly Queue<(DateTimeOffset At, ScriptedEvent Event)> _events = Events(script, calendar, clock.GetUtcNow());
    private readonly Dictionary<string, Plan> _plans = new(StringComparer.Ordinal);
    private readonly SeededChoice? _chance = script.Seed is { } seed ? new SeededChoice(seed) : null;

    /// <summary>Whether the script said nothing about the task.</summary>
    public bool IsAssumed(string taskId) => !_plans.TryGetValue(taskId, out var plan) || plan.IsAssumed;

    public async ValueTask<SimulatedDeed?> NextAsync(CancellationToken cancellationToken)
    {
        SimulatedDeed? next = _events.TryPeek(out var coming) ? new SimulatedDeed(coming.At, SendAsync) : null;
        foreach (var task in approvals.Tasks.Where(task => task.State == TaskState.Open && task.BookmarkId.Length > 0))
        {
            if (!_plans.TryGetValue(task.Id, out var plan))
                _plans[task.Id] = plan = await PlanAsync(task, cancellationToken);
            if (plan.At is { } at && (next is null || at < next.At))
                next = new SimulatedDeed(at, token => DecideAsync(task, plan, token));
        }

        return next;
    }

    private static Queue<(DateTimeOffset, ScriptedEvent)> Events(SimulationScript script, WorkingCalendar calendar, DateTimeOffset start) =>
        new(script.Events.Select(one => (At(calendar, start, one.After), one)).OrderBy(one => one.Item1));

    private static DateTimeOffset At(WorkingCalendar calendar, DateTimeOffset start, string? after) =>
        string.IsNullOrWhiteSpace(after) ? start : calendar.Add(start, WorkingDuration.Parse(after));

    private async ValueTask<Plan> PlanAsync(StaffTask task, CancellationToken cancellationToken)
    {
        var names = Names(task);
        if (_left.Find(decision => names.Contains(decision.Step, StringComparer.OrdinalIgnoreCase)) is { } scripted)
        {
            _left.Remove(scripted);
            return new Plan(scripted.IsIgnored ? null : At(calendar, task.CreatedAt, scripted.After), scripted, IsAssumed: false);
        }

        if (_chance is null)
            return new Plan(task.CreatedAt, new ScriptedDecision(task.StepName), IsAssumed: true);
        if (_chance.Below(ForgetsOneIn) == 0)
            return new Plan(null, new ScriptedDecision(task.StepName), IsAssumed: true);
        var company = await organisations.CurrentAsync(cancellationToken);
        var at = calendar.AddWorkingTime(task.CreatedAt, TimeSpan.FromMinutes(30 * _chance.Below(MostHalfHours)));
        var deciders = TaskRights.Deciders(company, task, at);
        return new Plan(deciders.Count == 0 ? null : at, new ScriptedDecision(task.StepName) { Outcome = _chance.Of(TaskJson.Outcomes(task)).Name }, IsAssumed: true);
    }

    /// <summary>What the script may call the task's step.</summary>
    private List<string> Names(StaffTask task)
    {
        var bookmark = store.Read(task.InstanceId).Bookmarks.Find(bookmark => bookmark.Id == task.BookmarkId);
        var name = store.Journal(task.InstanceId).FirstOrDefault(line => line.NodeId == bookmark?.NodeId)?.ActivityName;
        return [task.StepName, .. new[] { bookmark?.ActivityId, name }.OfType<string>()];
    }

    private async Task DecideAsync(StaffTask task, Plan plan, CancellationToken cancellationToken)
    {
        var said = plan.Decision;
        var now = clock.GetUtcNow();
        var company = await organisations.CurrentAsync(cancellationToken);
        var request = await approvals.LockByInstanceAsync(task.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The task \"{task.StepName}\" belongs to no request.");
        var outcomes = TaskJson.Outcomes(task);
        var outcome = said.Outcome ?? outcomes[0].Name;
        var needsComment = outcomes.FirstOrDefault(one => one.Name == outcome)?.NeedsComment == true;
        var person = said.PersonId ?? (TaskRights.Deciders(company, task, now) is [var decider, ..] ? decider.Id : task.AssigneeId);
        var form = (JsonObject?)said.Form?.DeepClone() ?? guess.Of(task, request, now, _chance);
        var result = await decide.RunAsync(
            new Decision(person, task.Id, outcome, said.Comment ?? (needsComment ? "—" : null), form, Channel.Page), cancellationToken);
        if (result.Problem is not { } problem)
            return;
        var fields = string.Join(", ", problem.Fields.Select(field => $"{field.Field} {field.Code}"));
        throw new InvalidOperationException($"\"{task.StepName}\" could not be decided by {person} with {outcome}: {problem.Code} {fields}".TrimEnd());
    }

    private Task<StimulusOutcome> SendAsync(CancellationToken cancellationToken)
    {
        var (_, sent) = _events.Dequeue();
        return stimuli.SendAsync(
            new Stimulus
            {
                Name = EventStimulus.Name,
                Payload = EventStimulus.Payload(sent.Name),
                Key = $"event-{_events.Count}",
                CorrelationId = approvals.First?.Number,
                Input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = sent.Payload?.DeepClone() },
            },
            cancellationToken);
    }

    /// <param name="At">null when nobody ever acts on the task.</param>
    private sealed record Plan(DateTimeOffset? At, ScriptedDecision Decision, bool IsAssumed);
}
