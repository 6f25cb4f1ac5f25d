namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>The nodes that badges are wanted for; all when it names none.</summary>
public sealed record StatsRequest(string? WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);

/// <summary>What the badges say.</summary>
public sealed record StatsReport(IReadOnlyList<ActivityStats> Stats);
