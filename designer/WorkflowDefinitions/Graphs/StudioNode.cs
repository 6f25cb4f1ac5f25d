using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Graphs;

/// <summary>An activity with those inside it, as the Studio wants parts of a drawing.</summary>
/// <param name="Activity">The activity's JSON, with all that is inside it.</param>
/// <param name="Port">The property that holds it.</param>
public sealed record StudioNode(JsonObject Activity, string NodeId, string? Port, IReadOnlyList<StudioNode> Children)
{
    /// <summary>Never filled: the one who asks knows where he came from.</summary>
    public IReadOnlyList<StudioNode> Parents { get; } = [];

    internal static StudioNode Of(ActivityNode node, string? port) => new(
        node.Raw, node.Raw["nodeId"]?.ToString() ?? node.NodeId, port, [.. node.Children.Select(child => Of(child.Node, child.Port))]);
}
