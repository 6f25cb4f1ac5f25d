using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Runs the transactions of a history on either program, lets some of them die, and checks that these leave nothing behind.</summary>
internal sealed class Transactions(IBackend backend, Choices choices, Tape? tape)
{
    private const int CrashPercent = 12;
    private const int Statements = 14;

    public Ledger Ledger { get; } = new();

    public int Program() => choices.Next(2);

    public void Tell(string line) => tape?.Write(backend.Clock.Now, line);

    /// <summary>How many were committed.</summary>
    public int Count { get; private set; }

    public bool IsTold => tape is not null;

    /// <returns>The answer and what was committed; null when the program died or the job was another worker's.</returns>
    public async Task<Committed<T>?> RunAsync<T>(Func<Session, Task<T>> work)
    {
        var crashAt = choices.Chance(CrashPercent) ? 1 + choices.Next(Statements) : 0;
        var program = Program();
        var before = crashAt > 0 ? await backend.SnapshotAsync() : null;
        try
        {
            var answer = await backend.TransactAsync(program, crashAt, session =>
            {
                Ledger.Begin();
                return work(session);
            });
            var bursts = Ledger.Commit();
            Count++;
            if (IsTold)
                Tell($"  program {program + 1}: {answer}{string.Concat(bursts.Select(Told))}");
            return new Committed<T>(answer, bursts);
        }
        catch (CrashException)
        {
            if (IsTold)
                Tell($"  program {program + 1} dies before its statement {crashAt}");
            Compare(before!, await backend.SnapshotAsync());
            return null;
        }
        catch (JobTakenException)
        {
            if (IsTold)
                Tell($"  program {program + 1}: the job is another worker's, nothing is stored");
            if (before is not null)
                Compare(before, await backend.SnapshotAsync());
            return null;
        }
        catch (Exception e) when (e is not Violation)
        {
            throw new Violation("exception", $"{e.GetType().Name}: {e.Message}", e);
        }
    }

    private static void Compare(IReadOnlyList<object> before, IReadOnlyList<object> after)
        => Violation.Unless(before.SequenceEqual(after), "half stored", $"A transaction that failed has left something behind: {string.Join(" | ", after.Except(before).Concat(before.Except(after)).Take(4))}");

    private static string Told(BurstResult burst)
    {
        var state = burst.State;
        var lines = burst.Journal.Select(line => $"{line.ActivityId}.{line.Event}{(line.Message is null ? "" : $" ({line.Message})")}");
        return $"\n            {state.Id} {state.SubStatus}: {string.Join(", ", lines)}"
            + $"\n            +[{string.Join(", ", burst.AddedBookmarks.Select(bookmark => $"{bookmark.Id} {bookmark.Name} {bookmark.Payload?.ToJsonString()}"))}]"
            + $" -[{string.Join(", ", burst.RemovedBookmarks)}] jobs [{string.Join(", ", burst.Jobs.Select(job => $"{job.Kind}/{job.Key}"))}]";
    }
}

/// <summary>A transaction that was committed.</summary>
internal sealed record Committed<T>(T Answer, IReadOnlyList<BurstResult> Bursts);
