namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>A run with those of the containers around it, the outermost one first.</summary>
public sealed record CallChain(string ActivityExecutionId, IReadOnlyList<ExecutionRecord> Items, long TotalCount);
