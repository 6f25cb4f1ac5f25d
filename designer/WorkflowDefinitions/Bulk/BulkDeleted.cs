namespace WorkflowCrm.Designer.WorkflowDefinitions.Bulk;

/// <summary>How many were deleted.</summary>
public sealed record BulkDeleted(int Deleted);
