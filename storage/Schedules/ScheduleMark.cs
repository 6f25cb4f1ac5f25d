namespace WorkflowCrm.Storage.Schedules;

/// <summary>How far a schedule has been dealt with: what remembers, over restarts and among nodes, which moments have come already.</summary>
public sealed class ScheduleMark
{
    /// <summary>The trigger's id.</summary>
    public required string TriggerId { get; init; }

    /// <summary>The trigger's hash; another one under the same id is another schedule.</summary>
    public required string Hash { get; set; }

    /// <summary>All moments up to this instant (UTC) have started what they had to start.</summary>
    public required DateTimeOffset PassedAt { get; set; }
}
