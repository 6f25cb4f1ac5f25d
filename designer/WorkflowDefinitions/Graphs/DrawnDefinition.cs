using System.Text.Json.Nodes;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Graphs;

/// <summary>Finds parts of a definition.</summary>
internal static class DrawnDefinition
{
    /// <summary>A part that the engine has found, with its activities as the Studio can draw them.</summary>
    public static StudioNode Part(JsonObject activity, KnownActivities known)
    {
        var wrapped = WorkflowDefinition.Parse(new JsonObject { ["root"] = activity }.ToJsonString(Answers.StudioJson.Options));
        DefinitionDocument.Hide(wrapped, known);
        return StudioNode.Of(WorkflowDefinition.Parse(wrapped.ToJson()).Root, port: null);
    }

    /// <returns>Null when there is no such activity.</returns>
    public static StudioSegments? Segments(WorkflowDefinition definition, string nodeId, KnownActivities known)
    {
        var drawn = definition.WithNodeIds();
        DefinitionDocument.Hide(drawn, known);
        var readable = WorkflowDefinition.Parse(drawn.ToJson());
        var path = new List<(ActivityNode Node, string? Port)>();
        if (!Find(readable.Root, null, nodeId, path))
            return null;
        var segments = new List<StudioSegment>();
        for (var i = 1; i < path.Count; i++)
        {
            var (owner, port) = (path[i - 1].Node, path[i].Port!);
            if (port != "activities") // what a drawing holds lies open
                segments.Add(new StudioSegment(owner.NodeId, owner.Id, owner.Type, char.ToUpperInvariant(port[0]) + port[1..]));
        }

        var (child, container) = (path[^1], path[Math.Max(0, path.Count - 2)]);
        return new StudioSegments(StudioNode.Of(child.Node, child.Port), StudioNode.Of(container.Node, container.Port), segments);
    }

    private static bool Find(ActivityNode node, string? port, string nodeId, List<(ActivityNode, string?)> path)
    {
        path.Add((node, port));
        if (node.NodeId == nodeId || node.Children.Any(child => Find(child.Node, child.Port, nodeId, path)))
            return true;
        path.RemoveAt(path.Count - 1);
        return false;
    }
}
