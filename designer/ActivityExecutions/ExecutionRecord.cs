using System.Text.Json.Nodes;
using WorkflowCrm.Designer.WorkflowInstances;

namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>One run of an activity with all that is kept of it. The keys of inputs and outputs are the names of the activity's descriptor.</summary>
public sealed record ExecutionRecord : ExecutionSummary
{
    /// <summary>The inputs as far as the journal notes them: those of a failure, and all where the engine is told to keep them.</summary>
    public required JsonObject ActivityState { get; init; }

    public JsonObject? Payload { get; init; }

    /// <summary>The outputs as far as the instance keeps them for scripts.</summary>
    public required JsonObject Outputs { get; init; }

    public JsonObject Properties { get; } = [];

    public ExceptionDetail? Exception { get; init; }

    /// <summary>The same without what only the details show.</summary>
    public ExecutionSummary ToSummary() => new()
    {
        Id = Id,
        WorkflowInstanceId = WorkflowInstanceId,
        ActivityId = ActivityId,
        ActivityNodeId = ActivityNodeId,
        ActivityType = ActivityType,
        ActivityName = ActivityName,
        StartedAt = StartedAt,
        CompletedAt = CompletedAt,
        Status = Status,
        HasBookmarks = HasBookmarks,
        AggregateFaultCount = AggregateFaultCount,
        SchedulingActivityExecutionId = SchedulingActivityExecutionId,
        SchedulingActivityId = SchedulingActivityId,
        SchedulingWorkflowInstanceId = SchedulingWorkflowInstanceId,
        CallStackDepth = CallStackDepth,
    };
}
