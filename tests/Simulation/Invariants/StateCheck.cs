using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>What holds of an instance after every burst.</summary>
internal static class StateCheck
{
    public static void Run(InstanceState state, Ledger ledger)
    {
        if (state.Status == InstanceStatus.Finished)
            Ended(state);
        else
            Waiting(state);
        Executions(state, ledger);
        Bookmarks(state, ledger);
    }

    private static void Ended(InstanceState state)
    {
        Violation.Unless(
            state.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled or InstanceSubStatus.Faulted,
            "status", $"{state.Id} is Finished and {state.SubStatus}.");
        Violation.Unless(state.Bookmarks.Count == 0, "status", $"{state.Id} has ended and still has {state.Bookmarks.Count} bookmarks.");
        Violation.Unless(
            state.Executions.Count == 0 || state.SubStatus == InstanceSubStatus.Faulted,
            "status", $"{state.Id} is {state.SubStatus} and still has {state.Executions.Count} open executions.");
        Violation.Unless(state.SubStatus != InstanceSubStatus.Faulted || state.Incidents.Count > 0, "status", $"{state.Id} is faulted without an incident.");
        Violation.Unless(state.FinishedAt is not null, "status", $"{state.Id} has ended at no time.");
    }

    private static void Waiting(InstanceState state)
    {
        Violation.Unless(state.SubStatus == InstanceSubStatus.Suspended, "status", $"{state.Id} is Running and {state.SubStatus} between two bursts.");
        Violation.Unless(
            state.Bookmarks.Count > 0 || state.Incidents.Count > 0,
            "waits for nothing", $"{state.Id} is suspended without a bookmark and without an incident.");
        Violation.Unless(state.FinishedAt is null, "status", $"{state.Id} runs and has ended at {state.FinishedAt}.");
    }

    private static void Executions(InstanceState state, Ledger ledger)
    {
        foreach (var execution in state.Executions)
        {
            var story = ledger.Executions.GetValueOrDefault(execution.Id);
            Violation.Unless(story is not null, "journal", $"The open execution {execution.Id} was never started.");
            Violation.Unless(
                story!.Status == execution.Status,
                "journal end", $"{execution.Id} ({story.ActivityType}) is {execution.Status} in the state and {story.Status} in the journal.");
            Violation.Unless(
                execution.ParentId is null || state.Executions.Exists(parent => parent.Id == execution.ParentId && IsOpen(parent, state)),
                "orphan", $"{execution.Id} is open in a container that is not.");
        }

        var prefix = state.Id + ".";
        for (var i = 0; i < state.NextExecution; i++)
        {
            var id = prefix + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Violation.Unless(ledger.Executions.TryGetValue(id, out var story), "journal", $"The execution {id} was never started.");
            Violation.Unless(
                story!.Status != ExecutionStatus.Running || state.Executions.Exists(open => open.Id == id),
                "journal end", $"{id} ({story.ActivityType}) has no end in the journal and is not open in the state.");
        }
    }

    private static void Bookmarks(InstanceState state, Ledger ledger)
    {
        foreach (var bookmark in state.Bookmarks)
        {
            Violation.Unless(
                ledger.Bookmarks.TryGetValue(bookmark.Id, out var story) && story.IsPresent,
                "bookmark", $"The bookmark {bookmark.Id} of {state.Id} was never added, or was removed.");
            Violation.Unless(
                state.Executions.Exists(execution => execution.Id == bookmark.ExecutionId && execution.Status == ExecutionStatus.Running),
                "bookmark", $"The bookmark {bookmark.Id} belongs to {bookmark.ExecutionId}, which is not open.");
        }
    }

    /// <summary>What waits within a container that has failed would report to nobody; what was cut with it goes on when it does.</summary>
    private static bool IsOpen(ActivityExecution container, InstanceState state)
        => container.Status == ExecutionStatus.Running || state.SubStatus == InstanceSubStatus.Faulted;
}
