namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What became of a retry.</summary>
/// <param name="Retried">The instances in which something runs again.</param>
/// <param name="Untouched">Those in which nothing had failed.</param>
public sealed record RetriedInstances(IReadOnlyList<string> Retried, IReadOnlyList<string> Untouched);
