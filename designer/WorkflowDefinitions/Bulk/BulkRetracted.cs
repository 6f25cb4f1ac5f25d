namespace WorkflowCrm.Designer.WorkflowDefinitions.Bulk;

/// <summary>What became of each, by definition id.</summary>
public sealed record BulkRetracted(IReadOnlyList<string> Retracted, IReadOnlyList<string> AlreadyRetracted, IReadOnlyList<string> NotFound);
