namespace WorkflowCrm.Host.Components.Forms;

/// <summary>What a search field stands at.</summary>
/// <param name="Typed">The words in the search box.</param>
/// <param name="Chosen">What was chosen, or the only one that fits; null while there is none.</param>
/// <param name="Hits">What to choose from, when the words fit several.</param>
/// <param name="Searched">Somebody pressed search, or sent words that fit none or several.</param>
public sealed record PickResult(string Typed, PickOption? Chosen, IReadOnlyList<PickOption> Hits, bool Searched);

/// <param name="Value">What is sent: a customer number or a person's id.</param>
/// <param name="Name">What stands in the box once chosen.</param>
/// <param name="Detail">Tells apart those of the same name.</param>
public sealed record PickOption(string Value, string Name, string Detail);
