using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>What steps and outcomes of a process are called in the reader's language.</summary>
/// <param name="process">Holds the owner's own translations.</param>
public sealed class DiagramWords(ProcessDescription? process, IActivityTexts texts, ActivityCatalogue catalogue)
{
    private static string Language => Texts.CurrentLanguage;

    /// <summary>What the owner wrote under the step in the designer; null when he wrote nothing.</summary>
    public static string? GivenName(ActivityNode node) =>
        node.Metadata["displayText"] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>What the owner called it, else what its kind is called.</summary>
    public string Name(ActivityNode node) =>
        GivenName(node) is { } given ? In(given) : texts.Find(Language, node.Type) ?? catalogue.Find(node.Type)?.DisplayName ?? node.Name ?? node.Id;

    public string Outcome(string name) => In(name) is var own && own != name ? own : texts.Find(Language, $"outcome.{name}") ?? name;

    private string In(string text) => process?.In(Language, text) ?? text;
}
