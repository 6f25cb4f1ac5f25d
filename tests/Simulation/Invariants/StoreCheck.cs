using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Simulation.Tests.Backends;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>What holds between the tables of a store, and between the store and the books.</summary>
internal static class StoreCheck
{
    public static void Run(StoreContent store, Ledger ledger)
    {
        States(store, ledger);
        Bookmarks(store, ledger);
        Timers(store, ledger);
        Effects(store, ledger);
    }

    /// <summary>After everything has run: nobody waits, and nothing is left to do.</summary>
    public static void Empty(StoreContent store, Ledger ledger)
    {
        foreach (var state in ledger.States.Values)
            Violation.Unless(state.Status == InstanceStatus.Finished, "never ends", $"{state.Id} still runs.");
        Violation.Unless(store.Jobs.Count == 0, "jobs left", $"{string.Join(", ", store.Jobs)} can never run.");
        Violation.Unless(store.Bookmarks.Count == 0, "bookmark rows", $"{string.Join(", ", store.Bookmarks)} are left over.");
    }

    private static void States(StoreContent store, Ledger ledger)
    {
        Violation.Unless(store.States.Count == ledger.States.Count, "instances", $"{store.States.Count} instances are stored, {ledger.States.Count} were committed.");
        foreach (var (id, state) in ledger.States)
        {
            Violation.Unless(store.States.GetValueOrDefault(id) == state.ToJson(), "state", $"The state of {id} is not the one that was committed.");
            var lines = store.Journals[id];
            Violation.Unless(lines.Count == state.NextSequence, "journal gap", $"The journal of {id} has {lines.Count} lines, {state.NextSequence} were committed.");
            for (var i = 0; i < lines.Count; i++)
                Violation.Unless(lines[i].Sequence == i, "journal gap", $"Line {i} of {id} has the number {lines[i].Sequence}.");
        }
    }

    private static void Bookmarks(StoreContent store, Ledger ledger)
    {
        var rows = store.Bookmarks.ToDictionary(row => row.Id);
        var count = 0;
        foreach (var state in ledger.States.Values)
        {
            foreach (var bookmark in state.Bookmarks)
            {
                count++;
                Violation.Unless(
                    rows.TryGetValue(bookmark.Id, out var row) && row.InstanceId == state.Id && row.Hash == bookmark.Hash,
                    "bookmark rows", $"The bookmark {bookmark.Id} ({bookmark.Name}) of {state.Id} has no row, or another's.");
                Violation.Unless(
                    row!.CorrelationId == state.CorrelationId,
                    "bookmark correlation", $"{state.Id} has the correlation id {state.CorrelationId}, the row of its bookmark {bookmark.Id} has {row.CorrelationId}: no stimulus finds it.");
            }
        }

        Violation.Unless(count == rows.Count, "bookmark rows", $"{rows.Count} bookmarks are stored, running instances have {count}.");
    }

    private static void Timers(StoreContent store, Ledger ledger)
    {
        var timers = store.Jobs.Where(job => job.Kind == WorkflowJobKinds.Timer).ToDictionary(job => job.Key);
        var count = 0;
        foreach (var bookmark in ledger.States.Values.SelectMany(state => state.Bookmarks).Where(bookmark => bookmark.DueAt is not null))
        {
            count++;
            Violation.Unless(
                timers.TryGetValue(bookmark.Id, out var timer) && timer.DueAt == bookmark.DueAt,
                "timer lost", $"The bookmark {bookmark.Id} is due at {bookmark.DueAt}, and no job resumes it then.");
        }

        Violation.Unless(count == timers.Count, "timer rows", $"There are {timers.Count} timers and {count} bookmarks with a due time.");
    }

    private static void Effects(StoreContent store, Ledger ledger)
    {
        var deeds = new Dictionary<string, (int Runs, int Resumptions)>();
        foreach (var row in store.Effects)
        {
            var deed = deeds.GetValueOrDefault(row.ExecutionId);
            deeds[row.ExecutionId] = row.Deed == "run" ? (deed.Runs + 1, deed.Resumptions) : (deed.Runs, deed.Resumptions + 1);
        }

        foreach (var (id, story) in ledger.Executions)
        {
            var (runs, resumptions) = deeds.GetValueOrDefault(id);
            deeds.Remove(id);
            var expected = story.ActivityType switch
            {
                "Sim.Work" => (story.Runs, 0),
                "Sim.StaffWait" => (0, story.Resumptions),
                _ => (0, 0),
            };
            Violation.Unless(
                (runs, resumptions) == expected,
                "effects", $"{id} ({story.ActivityType}) has run {runs} times and was resumed {resumptions} times; the journal says {expected}.");
        }

        Violation.Unless(deeds.Count == 0, "effects", $"{string.Join(", ", deeds.Keys)} have done something and are in no journal.");
    }
}
