using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>A part of a definition, as a designer asks for it when somebody opens an activity.</summary>
public static class Subgraph
{
    /// <summary>
    /// A copy of the node's JSON. A workflow that is used as an activity stands in a definition by its id alone; here it comes with its
    /// root, one level deep, and the paths of the nodes below are those within this definition.
    /// </summary>
    /// <param name="nodeId">The path of the node, or the last part of it that is unique; the name of the workflow at its beginning does not matter.</param>
    /// <returns>Null when there is no such node.</returns>
    public static async ValueTask<JsonObject?> FindAsync(
        WorkflowDefinition definition, string nodeId, IDefinitionStore definitions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(nodeId);
        ArgumentNullException.ThrowIfNull(definitions);
        var path = PathOf(nodeId);
        var node = definition.Nodes().FirstOrDefault(one => PathOf(one.NodeId) == path) ?? definition.FindNode(nodeId);
        if (node is null)
        {
            return null;
        }

        var copy = node.Raw.DeepClone().AsObject();
        if (await ChildAsync(node, definitions, cancellationToken) is { } child)
        {
            var root = child.Root.Raw.DeepClone().AsObject();
            Address(NodeReader.Read(root, node.NodeId, "root"));
            copy["root"] = root;
        }

        return copy;
    }

    private static async ValueTask<WorkflowDefinition?> ChildAsync(ActivityNode node, IDefinitionStore definitions, CancellationToken cancellationToken)
    {
        var version = node.WorkflowDefinitionVersionId is { Length: > 0 } versionId ? await definitions.FindVersionAsync(versionId, cancellationToken) : null;
        return version ?? (node.WorkflowDefinitionId is { Length: > 0 } id ? await definitions.FindPublishedAsync(id, cancellationToken) : null);
    }

    private static void Address(ActivityNode node)
    {
        node.Raw["nodeId"] = node.NodeId;
        foreach (var child in node.Children)
        {
            Address(child.Node);
        }
    }

    private static string PathOf(string nodeId) => nodeId[(nodeId.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
