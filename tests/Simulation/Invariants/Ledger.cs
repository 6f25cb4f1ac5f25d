using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>
/// Keeps the books of a history: every burst that was committed, checked against those before it. What it says must be what the store says.
/// </summary>
internal sealed class Ledger : IBurstObserver
{
    private readonly List<BurstResult> _running = [];
    private readonly Dictionary<string, InstanceState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BookmarkStory> _bookmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExecutionStory> _executions = new(StringComparer.Ordinal);

    /// <summary>The instances as they were committed last, by id, in the order of their start.</summary>
    public IReadOnlyDictionary<string, InstanceState> States => _states;

    public IReadOnlyDictionary<string, BookmarkStory> Bookmarks => _bookmarks;

    public IReadOnlyDictionary<string, ExecutionStory> Executions => _executions;

    /// <summary>A transaction begins, maybe again.</summary>
    public void Begin() => _running.Clear();

    public ValueTask BurstSavedAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        _running.Add(burst);
        return default;
    }

    /// <summary>The transaction was committed.</summary>
    /// <returns>Its bursts.</returns>
    public IReadOnlyList<BurstResult> Commit()
    {
        var bursts = _running.ToArray();
        foreach (var burst in bursts)
            Enter(burst);
        _running.Clear();
        return bursts;
    }

    private void Enter(BurstResult burst)
    {
        var (state, before) = (burst.State, _states.GetValueOrDefault(burst.State.Id));
        Violation.Unless(burst.IsNew == before is null, "instance", $"{state.Id} was started a second time, or resumed before its start.");
        var isReopened = before?.SubStatus == InstanceSubStatus.Faulted && burst.Journal.Any(line => line.Event is "Retried" or "Skipped" or "Workflow cancelled");
        Violation.Unless(before is null or { Status: InstanceStatus.Running } || isReopened, "instance", $"{state.Id} ran again after its end.");
        EnterJournal(burst, before?.NextSequence ?? 0);
        foreach (var bookmark in burst.AddedBookmarks)
            Violation.Unless(_bookmarks.TryAdd(bookmark.Id, new BookmarkStory(state.Id, bookmark)), "bookmark", $"The bookmark {bookmark.Id} was added twice.");
        foreach (var id in burst.RemovedBookmarks)
        {
            Violation.Unless(_bookmarks.TryGetValue(id, out var story) && story.IsPresent, "bookmark", $"The bookmark {id} was removed twice, or before it was added.");
            story!.IsPresent = false;
        }

        foreach (var execution in state.Executions)
        {
            if (execution.Status == ExecutionStatus.Cut && !_executions.ContainsKey(execution.Id))
                _executions.Add(execution.Id, new ExecutionStory(execution.NodeId, isKept: true));
            _executions.GetValueOrDefault(execution.Id)?.Settle(execution.Status);
        }

        _states[state.Id] = state;
        StateCheck.Run(state, this);
    }

    private void EnterJournal(BurstResult burst, long next)
    {
        var resumptions = 0;
        foreach (var line in burst.Journal)
        {
            Violation.Unless(line.Sequence == next, "journal gap", $"{burst.State.Id} has line {line.Sequence} where {next} comes next.");
            next++;
            resumptions += line.Event == "Resumed" ? 1 : 0;
            if (line.ExecutionId == burst.State.Id)
                continue;
            if (_executions.TryGetValue(line.ExecutionId, out var story))
            {
                story.Add(line);
                continue;
            }

            Violation.Unless(line.Event == "Started", "journal order", $"{line.ExecutionId} begins with '{line.Event}'.");
            _executions.Add(line.ExecutionId, new ExecutionStory(line.ActivityType, isKept: false));
        }

        Violation.Unless(next == burst.State.NextSequence, "journal gap", $"{burst.State.Id} counts {burst.State.NextSequence} lines and has {next}.");
        Violation.Unless(resumptions <= 1, "resumed twice", $"One burst of {burst.State.Id} resumed {resumptions} bookmarks.");
    }
}
