namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>A limit of the list of instances.</summary>
/// <param name="Column">CreatedAt, UpdatedAt or FinishedAt.</param>
/// <param name="Operator">Is, IsNot, LessThan, GreaterThan, LessThanOrEqual or GreaterThanOrEqual.</param>
public sealed record TimestampQuery(string? Column, string? Operator, DateTimeOffset? Timestamp);
