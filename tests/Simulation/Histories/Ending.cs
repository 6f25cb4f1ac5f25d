using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>
/// Brings a history to its end: does what is due, lets the time pass, sends what is waited for and settles what has failed, until no
/// instance runs and no job is left. If that cannot be done, something was lost.
/// </summary>
internal sealed class Ending(IBackend backend, Choices choices, Transactions transactions, JobDesk jobs, Post post)
{
    private const int Patience = 40;
    private const int End = 400;

    public async Task RunAsync()
    {
        transactions.Tell("— from here on everything is brought to its end —");
        for (var turn = 0; turn < End; turn++)
        {
            if (await jobs.RunNextAsync())
                continue;
            if (transactions.Ledger.States.Values.LastOrDefault(state => state.Status == InstanceStatus.Running) is { } running)
                await MoveAsync(running, turn > Patience);
            else if (await backend.NextJobAtAsync() is { } next)
                backend.Clock.Advance(next - backend.Clock.Now);
            else
                break;
        }

        var store = await backend.ReadAsync();
        StoreCheck.Run(store, transactions.Ledger);
        StoreCheck.Empty(store, transactions.Ledger);
    }

    /// <summary>Does one thing that brings the instance on; when it has gone round for long enough, cancels it.</summary>
    private async Task MoveAsync(InstanceState state, bool isTooLong)
    {
        if (await backend.NextJobAtAsync() is null && state.ParentInstanceId is { } parent)
            Violation.Unless(
                transactions.Ledger.States[parent].SubStatus != InstanceSubStatus.Cancelled, "child left", $"{state.Id} still runs, {parent} has started it and was cancelled.");
        if (isTooLong)
        {
            if (transactions.IsTold)
                transactions.Tell($"cancel {state.Id}, which goes round and round");
            await transactions.RunAsync(session => session.Runtime.CancelAsync(state.Id, "It goes round and round.", CancellationToken.None));
        }
        else if (state.Bookmarks.Count > 0)
        {
            await MoveAsync(state, state.Bookmarks[choices.Next(state.Bookmarks.Count)]);
        }
        else if (state.Incidents.Count == 0 || !await Repairs.RunAsync(transactions, state, state.Incidents[0].ExecutionId, isSkip: choices.Chance(70)))
        {
            // E.g. a join that nothing can reach any more.
            if (transactions.IsTold)
                transactions.Tell($"cancel {state.Id}, which is stuck");
            await transactions.RunAsync(session => session.Runtime.CancelAsync(state.Id, "It is stuck.", CancellationToken.None));
        }
    }

    private async Task<bool> MoveChildAsync(InstanceState state)
    {
        var child = transactions.Ledger.States.Values.FirstOrDefault(child => child.ParentInstanceId == state.Id && child.Status == InstanceStatus.Running);
        if (child is not null)
            await MoveAsync(child, isTooLong: false);
        return child is not null;
    }

    private async Task MoveAsync(InstanceState state, Bookmark bookmark)
    {
        if (History.IsEvent(bookmark))
        {
            await post.SendAsync(post.Awaited((string)bookmark.Payload!["EventName"]!, state.Id));
        }
        else if (bookmark.Name != StaffWait.Decision)
        {
            // A timer, a task of the machine, or the end of a child: jobs bring it.
            if (await MoveChildAsync(state))
                return;
            var next = await backend.NextJobAtAsync();
            Violation.Unless(next is not null, "wait lost", $"{state.Id} waits at {bookmark.Id} ({bookmark.Name}), and there is no job at all.");
            if (next > backend.Clock.Now)
                backend.Clock.Advance(next.Value - backend.Clock.Now);
        }
        else
        {
            if (transactions.IsTold)
                transactions.Tell($"resume {bookmark.Id} of {state.Id}");
            if (await transactions.RunAsync(session => session.Runtime.ResumeAsync(state.Id, bookmark.Id, History.Nothing, CancellationToken.None)) is not null)
                jobs.Resumed(transactions.Ledger.Bookmarks[bookmark.Id]);
        }
    }
}
