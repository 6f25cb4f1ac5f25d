namespace WorkflowCrm.Crm;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows per page, 1 to 200.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total);
