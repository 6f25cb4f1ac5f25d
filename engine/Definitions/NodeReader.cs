using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>Builds the tree of nodes without knowing the activity types: whatever looks like a node inside a node is its child.</summary>
internal static class NodeReader
{
    private const int MaximumDepth = 100;
    private const int LongestId = 400;

    /// <summary>Characters of the ids of the activities that one is in, together.</summary>
    public const int LongestPath = 4_000;

    private static readonly string[] s_opaque = ["metadata", "customProperties", "connections", "variables", "variable", "inputs", "outputs"];

    public static ActivityNode Read(JsonObject raw, string parentPath, string fallbackId, int depth = 0, NodeCounter? counter = null)
    {
        if (depth > MaximumDepth)
        {
            throw new DefinitionFormatException($"The activities are nested more than {MaximumDepth} levels deep.");
        }

        var id = Json.Text(raw, "id") is { Length: > 0 } given ? given : fallbackId;
        if (id.Length > LongestId || (counter is not null && parentPath.Length > LongestPath))
        {
            throw new DefinitionFormatException($"The id of an activity is too long: {LongestId} characters are allowed, {LongestPath} together with those that it is in.");
        }

        var node = new ActivityNode(raw, id, parentPath + ":" + id);
        var children = new List<ChildNode>();
        foreach (var (port, value) in raw)
        {
            if (!IsOpaque(port) && !string.Equals(port, "start", StringComparison.OrdinalIgnoreCase))
            {
                AddChildren(children, node, port, Json.Unwrap(value), depth, counter);
            }
        }

        ReadStart(children, node, depth, counter);
        node.Children = children;
        node.Connections = [.. Json.Items(raw, "connections").OfType<JsonObject>().Select(Connection.Read)];
        node.Variables = [.. Json.Items(raw, "variables").OfType<JsonObject>().Select((item, i) => VariableDefinition.Read(item, id, i))];
        counter?.Add(node.Connections.Count);
        return node;
    }

    private static void AddChildren(List<ChildNode> children, ActivityNode parent, string port, JsonNode? value, int depth, NodeCounter? counter)
    {
        if (AsNode(value) is { } single)
        {
            children.Add(new ChildNode(port, 0, Read(single, parent.NodeId, port, depth + 1, counter)));
        }
        else if (value is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                // Cases and expected status codes hold their activity one level down.
                var item = AsNode(array[i]) ?? (array[i] is JsonObject entry ? AsNode(Json.Get(entry, "activity")) : null);
                if (item is not null)
                {
                    var fallback = string.Create(CultureInfo.InvariantCulture, $"{port}-{i}");
                    children.Add(new ChildNode(port, i, Read(item, parent.NodeId, fallback, depth + 1, counter)));
                }
            }
        }
    }

    /// <summary>A flowchart's start is an id or a repetition of one of its activities.</summary>
    private static void ReadStart(List<ChildNode> children, ActivityNode node, int depth, NodeCounter? counter)
    {
        var start = node.Property("start");
        if (AsNode(start) is { } embedded)
        {
            node.StartId = Json.Text(embedded, "id") ?? "start";
            if (!children.Exists(child => child.Node.Id == node.StartId))
            {
                children.Add(new ChildNode("start", 0, Read(embedded, node.NodeId, "start", depth + 1, counter)));
            }
        }
        else if (start is JsonValue value && Json.Text(value) is { Length: > 0 } id && children.Exists(child => child.Node.Id == id))
        {
            node.StartId = id;
        }
    }

    private static JsonObject? AsNode(JsonNode? value)
        => value is JsonObject candidate
            && Json.Get(candidate, "type") is JsonValue type && type.TryGetValue<string>(out _)
            && !Json.Has(candidate, "expression") && !Json.Has(candidate, "typeName")
            && (Json.Has(candidate, "id") || Json.Text(candidate, "type")!.Contains('.', StringComparison.Ordinal))
            ? candidate
            : null;

    private static bool IsOpaque(string port) => Array.Exists(s_opaque, name => string.Equals(name, port, StringComparison.OrdinalIgnoreCase));
}
