namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Part of the list, and how many there are in all.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceSummary> Items, long TotalCount);
