using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>One run of an activity as the Studio wants it.</summary>
public record ExecutionSummary
{
    public required string Id { get; init; }

    public required string WorkflowInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public int ActivityTypeVersion { get; } = 1;

    public string? ActivityName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Pending, Running, Completed, Canceled or Faulted.</summary>
    public required string Status { get; init; }

    public bool HasBookmarks { get; init; }

    public int AggregateFaultCount { get; init; }

    public JsonObject Metadata { get; } = [];

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingActivityId { get; init; }

    public string? SchedulingWorkflowInstanceId { get; init; }

    /// <summary>How many containers lie around it.</summary>
    public int CallStackDepth { get; init; }
}
