using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>A store with two programs on it, either of which may break at any point.</summary>
internal interface IBackend : IAsyncDisposable
{
    SimulatedClock Clock { get; }

    /// <summary>Empties the store, turns the clock back and publishes the definitions.</summary>
    Task BeginAsync(Family family, Ledger ledger);

    /// <summary>Runs one transaction of a program.</summary>
    /// <param name="program">0 or 1.</param>
    /// <param name="crashAt">The statement before which the program dies, counted from 1, the commit being the last; 0 means that it lives.</param>
    /// <exception cref="CrashException">It died; nothing of the transaction may be stored.</exception>
    /// <exception cref="JobTakenException">The job that the transaction completes is another worker's by now.</exception>
    Task<T> TransactAsync<T>(int program, int crashAt, Func<Session, Task<T>> work);

    /// <summary>Takes the job that is due first, for <see cref="Lease"/>; null when none is due or free.</summary>
    Task<ClaimedJob?> ClaimAsync(int program);

    /// <summary>When the next job can be claimed; null when there is none.</summary>
    Task<DateTimeOffset?> NextJobAtAsync();

    /// <summary>Whether a stimulus of this key is on its way: as a job that resumes with it, or kept.</summary>
    Task<bool> IsOnItsWayAsync(string key);

    /// <summary>Everything that is stored.</summary>
    Task<StoreContent> ReadAsync();

    /// <summary>Everything that is stored, only to be compared with another such answer.</summary>
    Task<IReadOnlyList<object>> SnapshotAsync();

    static TimeSpan Lease { get; } = TimeSpan.FromMinutes(5);

    static EngineLimits Limits { get; } = new() { StepsPerBurst = 80, ChildDepth = 4, EarlyStimulus = TimeSpan.FromMinutes(10) };
}

/// <summary>What a program has at hand within a transaction.</summary>
/// <param name="Complete">Deletes a claimed job with the commit.</param>
internal sealed record Session(WorkflowRuntime Runtime, WorkflowJobs Jobs, StimulusSender Stimuli, Action<ClaimedJob> Complete);
