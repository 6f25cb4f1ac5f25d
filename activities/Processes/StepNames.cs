using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Processes;

/// <summary>What a step is called, wherever people read it.</summary>
internal static class StepNames
{
    /// <summary>The given name, else what the designer shows, else the node's own name.</summary>
    public static string Of(ActivityNode node, string? given = null) =>
        First(given, node.Metadata["displayText"] is JsonValue text && text.TryGetValue<string>(out var shown) ? shown : null, node.Name) ?? node.Id;

    private static string? First(params string?[] names) => Array.Find(names, name => !string.IsNullOrWhiteSpace(name))?.Trim();
}
