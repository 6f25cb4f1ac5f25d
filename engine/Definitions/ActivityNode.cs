using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>One activity of a definition, with all that its JSON says, known to the program or not.</summary>
public sealed class ActivityNode
{
    internal ActivityNode(JsonObject raw, string id, string nodeId)
    {
        Raw = raw;
        Id = id;
        NodeId = nodeId;
        Name = Json.Text(raw, "name");
        Type = Json.Text(raw, "type") ?? "";
        Version = Json.Int(raw, "version") ?? 1;
        CustomProperties = Json.Object(raw, "customProperties") ?? [];
        Metadata = Json.Object(raw, "metadata") ?? [];
    }

    /// <summary>Unique within its workflow.</summary>
    public string Id { get; }

    /// <summary>The path of ids from the workflow to this node, joined by ":". Computed, never read.</summary>
    public string NodeId { get; }

    /// <summary>The name that people and scripts use for it.</summary>
    public string? Name { get; }

    /// <summary>The activity type, e.g. <c>Elsa.FlowDecision</c>.</summary>
    public string Type { get; }

    public int Version { get; }

    public JsonObject Raw { get; }

    public JsonObject CustomProperties { get; }

    /// <summary>The designer's own data, e.g. <c>designer.position</c>; the engine does not read it.</summary>
    public JsonObject Metadata { get; }

    public IReadOnlyList<ChildNode> Children { get; internal set; } = [];

    /// <summary>The arrows, when this is a flowchart.</summary>
    public IReadOnlyList<Connection> Connections { get; internal set; } = [];

    /// <summary>The variables that this container declares.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];

    /// <summary>The id that a flowchart names as its start; null leaves the choice to the rules.</summary>
    public string? StartId { get; internal set; }

    /// <summary>A trigger with this mark starts instances.</summary>
    public bool CanStartWorkflow => Json.Bool(CustomProperties, "canStartWorkflow") ?? Json.Bool(Raw, "canStartWorkflow") ?? false;

    /// <summary>What this node waits for in a flowchart of tokens; null when it does not say, or in a word that is no mode.</summary>
    internal MergeMode? MergeMode => MergeModeText switch
    {
        { } text when text.Equals("None", StringComparison.OrdinalIgnoreCase) => Activities.Flow.MergeMode.Stream,
        { } text when Enum.TryParse<MergeMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) => mode,
        _ => null,
    };

    internal string? MergeModeText => Json.Text(CustomProperties, "mergeMode");

    /// <summary>The definition that this node stands for, when it is a workflow used as an activity.</summary>
    public string? WorkflowDefinitionId => Json.Text(Raw, "workflowDefinitionId") is { } id && Json.Get(Raw, "workflowDefinitionId") is JsonValue ? id : null;

    /// <summary>The version of that definition.</summary>
    public string? WorkflowDefinitionVersionId => Json.Get(Raw, "workflowDefinitionVersionId") is JsonValue value ? Json.Text(value) : null;

    /// <summary>The JSON of a property, e.g. an input, whatever the case of its name; null when absent.</summary>
    public JsonNode? Property(string name) => Json.Get(Raw, name);

    /// <summary>The single node under a port; null when there is none.</summary>
    public ActivityNode? Child(string port)
    {
        foreach (var child in Children)
        {
            if (string.Equals(child.Port, port, StringComparison.OrdinalIgnoreCase))
            {
                return child.Node;
            }
        }

        return null;
    }

    public override string ToString() => $"{Type} {Name ?? Id}";
}
