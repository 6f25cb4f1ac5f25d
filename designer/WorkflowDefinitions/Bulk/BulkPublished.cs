namespace WorkflowCrm.Designer.WorkflowDefinitions.Bulk;

/// <summary>What became of each, by definition id; those that were refused stand nowhere, and the notice says why.</summary>
public sealed record BulkPublished(
    IReadOnlyList<string> Published, IReadOnlyList<string> AlreadyPublished, IReadOnlyList<string> NotFound, IReadOnlyList<string> UpdatedConsumers);
