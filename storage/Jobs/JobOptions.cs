namespace WorkflowCrm.Storage.Jobs;

/// <summary>How jobs are worked off.</summary>
public sealed record JobOptions
{
    /// <summary>How long a worker has a job for itself. A job takes less; after a crash the job runs again when it is over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Failures after which a job is dead.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Jobs that one node runs at the same time.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>How often the worker looks even when nobody has woken it.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <param name="attempts">How often the job has failed, from 1.</param>
    public TimeSpan BackoffAfter(int attempts)
    {
        var doubled = FirstBackoff.TotalSeconds * Math.Pow(2, attempts - 1);
        return doubled < LongestBackoff.TotalSeconds ? TimeSpan.FromSeconds(doubled) : LongestBackoff;
    }
}
