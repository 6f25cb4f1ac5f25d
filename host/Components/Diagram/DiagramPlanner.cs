using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Lays out a definition as its owner drew it; steps without a place are put in rows.</summary>
internal sealed class DiagramPlanner(ActivityCatalogue catalogue)
{
    private const double Width = 220;
    private const double Height = 70;
    private const double SmallHeight = 44;
    private const double RowOfList = 26;
    private const double Margin = 34;

    public DiagramPlan Plan(WorkflowDefinition definition)
    {
        var root = definition.Root;
        var isContainer = root.Children.Count > 0 && root.Type is "Elsa.Flowchart" or "Elsa.Sequence";
        List<ActivityNode> nodes = isContainer ? [.. root.Children.Select(child => child.Node)] : root.Children.Count > 0 || root.Type != "Elsa.Flowchart" ? [root] : [];
        var connections = root.Type == "Elsa.Sequence" ? InTurn(nodes) : root.Connections;
        var boxes = Boxes(nodes, connections);
        return Frame(definition, boxes, Arrows(boxes, connections));
    }

    private static List<Connection> InTurn(List<ActivityNode> nodes) =>
        [.. nodes.Zip(nodes.Skip(1), (from, to) => new Connection(from.Id, null, to.Id, []))];

    private List<DiagramBox> Boxes(List<ActivityNode> nodes, IReadOnlyList<Connection> connections)
    {
        var drawn = nodes.ToDictionary(node => node.NodeId, Position, StringComparer.Ordinal);
        var isDrawn = drawn.Values.All(spot => spot is not null) && (nodes.Count < 2 || drawn.Values.Distinct().Count() > 1);
        var rows = isDrawn ? null : LayeredLayout.Of(nodes, connections);
        var boxes = nodes.Select(node => Box(node, rows is null ? drawn[node.NodeId]!.Value : rows[node.Id], isDrawn)).ToList();
        foreach (var box in boxes.Where(box => box.Inner.Count > 0).OrderBy(box => box.Y).ToList())
            MakeRoom(boxes, box.Node);
        return boxes;
    }

    private DiagramBox Box(ActivityNode node, Spot place, bool isDrawn)
    {
        var (width, height) = isDrawn && Size(node) is { } size ? size : (Width, Height);
        var isSmall = IsMachinery(node);
        if (isSmall)
        {
            place = place with { Y = place.Y + Math.Max(0, (height - SmallHeight) / 2) };
            height = SmallHeight;
        }

        return new DiagramBox(node, place.X, place.Y, width, height, isSmall, [.. node.Children.SelectMany(child => Walk(child.Node))]);
    }

    /// <summary>A box that holds a list is higher than the designer drew it: what stands below it moves down.</summary>
    private static void MakeRoom(List<DiagramBox> boxes, ActivityNode node)
    {
        var at = boxes.FindIndex(box => box.Node == node);
        var (box, more) = (boxes[at], Math.Min(boxes[at].Inner.Count, DiagramBox.LongestList + 1) * RowOfList + 8);
        for (var i = 0; i < boxes.Count; i++)
        {
            if (boxes[i].Y >= box.Bottom)
                boxes[i] = boxes[i] with { Y = boxes[i].Y + more };
        }

        boxes[at] = box with { Height = box.Height + more };
    }

    private static List<DiagramArrow> Arrows(List<DiagramBox> boxes, IReadOnlyList<Connection> connections)
    {
        var byId = new Dictionary<string, DiagramBox>(StringComparer.Ordinal);
        boxes.ForEach(box => byId.TryAdd(box.Node.Id, box));
        var router = new ArrowRouter(boxes);
        return [.. connections
            .Where(connection => byId.ContainsKey(connection.Source) && byId.ContainsKey(connection.Target))
            .GroupBy(connection => (connection.Source, connection.Target))
            .Select(group =>
            {
                var (source, target) = (byId[group.Key.Source], byId[group.Key.Target]);
                var outcomes = group.Select(connection => connection.SourcePort ?? "Done").Distinct().ToList();
                return new DiagramArrow(source.Node.NodeId, target.Node.NodeId, outcomes, Drawn(group, source, target) ?? router.Route(source, target));
            })];
    }

    /// <summary>The line through the corners that the owner has set; null when he has set none.</summary>
    private static List<Spot>? Drawn(IEnumerable<Connection> connections, DiagramBox source, DiagramBox target)
    {
        var corners = connections.Select(connection => connection.Raw["vertices"] as JsonArray).FirstOrDefault(vertices => vertices is { Count: > 0 })
            ?.Select(SpotOf).OfType<Spot>().ToList();
        return corners is not { Count: > 0 } ? null : [Edge(source, corners[0]), .. corners, Edge(target, corners[^1])];
    }

    /// <summary>Where the line from the middle of the box to the spot leaves the box.</summary>
    private static Spot Edge(DiagramBox box, Spot towards)
    {
        var (dx, dy) = (towards.X - box.CentreX, towards.Y - box.CentreY);
        var scale = Math.Max(Math.Abs(dx) / (box.Width / 2), Math.Abs(dy) / (box.Height / 2));
        return scale <= 1 ? new(box.CentreX, box.Y) : new(box.CentreX + dx / scale, box.CentreY + dy / scale);
    }

    private static DiagramPlan Frame(WorkflowDefinition definition, List<DiagramBox> boxes, List<DiagramArrow> arrows)
    {
        if (boxes.Count == 0)
            return new DiagramPlan(definition, boxes, arrows, 0, 0, 0, 0);
        var spots = arrows.SelectMany(arrow => arrow.Line).Concat(boxes.SelectMany(box => new[] { new Spot(box.X, box.Y), new Spot(box.Right, box.Bottom) })).ToList();
        var (left, top) = (spots.Min(spot => spot.X) - Margin, spots.Min(spot => spot.Y) - Margin);
        return new DiagramPlan(definition, boxes, arrows, left, top, spots.Max(spot => spot.X) + Margin - left, spots.Max(spot => spot.Y) + Margin - top);
    }

    private bool IsMachinery(ActivityNode node) =>
        DiagramWords.GivenName(node) is null && node.Children.Count == 0 && catalogue.Find(node.Type) is { IsContainer: false } type
        && (type is { NeverWaits: true, Outcomes: [] or ["Done"] } || type.Category == "Mail");

    private static IEnumerable<ActivityNode> Walk(ActivityNode node) => node.Children.SelectMany(child => Walk(child.Node)).Prepend(node);

    private static Spot? Position(ActivityNode node) => SpotOf((node.Metadata["designer"] as JsonObject)?["position"]);

    private static Spot? SpotOf(JsonNode? place) =>
        place is JsonObject spot && Number(spot["x"]) is { } x && Number(spot["y"]) is { } y ? new(x, y) : null;

    private static (double Width, double Height)? Size(ActivityNode node) =>
        (node.Metadata["designer"] as JsonObject)?["size"] is JsonObject size && Number(size["width"]) is > 0 and { } width && Number(size["height"]) is > 0 and { } height
            ? (Math.Clamp(width, 100, 500), Math.Clamp(height, 40, 300))
            : null;

    /// <summary>Null for what is no number, and for what lies further out than anybody draws.</summary>
    private static double? Number(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.Number && value.Deserialize<double>() is var number && Math.Abs(number) < 1e6 ? number : null;
}
