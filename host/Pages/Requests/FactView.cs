namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>A fact of a request.</summary>
/// <param name="Label">In the reader's language.</param>
/// <param name="Text">As a person reads it.</param>
/// <param name="Href">Where it leads, e.g. to the customer's card; null for plain text.</param>
public sealed record FactView(string Label, string Text, string? Href = null);
