using System.Globalization;
using System.Net;
using System.Text;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>
/// Writes a plan as SVG. States are classes and marks, never styles: the style sheet colours them, and the mark says the same without
/// colour. All words are escaped.
/// </summary>
/// <param name="plan">Where everything lies.</param>
/// <param name="progress">Where each step stands, by its path; null for a drawing without any instance.</param>
/// <param name="words">What things are called.</param>
/// <param name="say">The word for a state, which follows the name in the tip.</param>
internal sealed class DiagramSvg(
    DiagramPlan plan, IReadOnlyDictionary<string, NodeProgress>? progress, DiagramWords words, Func<NodeState, string> say)
{
    /// <summary>Of the designer's units to a pixel: a box of 220 is 165 pixels wide, and its text 13.5 pixels high.</summary>
    private const double Scale = 0.75;
    private const double LineOfText = 21;
    private const double RowOfList = 26;

    private readonly StringBuilder _svg = new();
    private readonly LabelPlaces _labels = new(plan.Boxes);

    /// <param name="label">What the drawing shows, for those who do not see it.</param>
    public string Write(string label)
    {
        Add($"<svg class=\"diagram\" role=\"img\" aria-label=\"{Text(label)}\" width=\"{plan.Width * Scale:0}\" height=\"{plan.Height * Scale:0}\" ");
        Add($"viewBox=\"{plan.Left:0.#} {plan.Top:0.#} {plan.Width:0.#} {plan.Height:0.#}\">");
        // What was taken lies on top of what was not.
        foreach (var arrow in plan.Arrows.OrderBy(IsTaken))
            Write(arrow);
        foreach (var box in plan.Boxes)
            Write(box);
        foreach (var arrow in plan.Arrows.Where(arrow => arrow.HasLabel && arrow.Line.Count > 1))
            WriteLabel(arrow);
        return _svg.Append("</svg>").ToString();
    }

    private void Write(DiagramArrow arrow)
    {
        if (arrow.Line.Count < 2)
            return;
        Add($"<g class=\"diagram-arrow{(IsTaken(arrow) ? " diagram-taken" : "")}\"><polyline points=\"");
        foreach (var spot in arrow.Line)
            Add($"{spot.X:0.#},{spot.Y:0.#} ");
        var (from, tip) = (arrow.Line[^2], arrow.Line[^1]);
        var length = Math.Max(1, Math.Sqrt((tip.X - from.X) * (tip.X - from.X) + (tip.Y - from.Y) * (tip.Y - from.Y)));
        var (dx, dy) = ((tip.X - from.X) / length * 11, (tip.Y - from.Y) / length * 11);
        Add($"\"/><polygon points=\"{tip.X:0.#},{tip.Y:0.#} {tip.X - dx - dy / 2:0.#},{tip.Y - dy + dx / 2:0.#} {tip.X - dx + dy / 2:0.#},{tip.Y - dy - dx / 2:0.#}\"/></g>");
    }

    private void WriteLabel(DiagramArrow arrow)
    {
        var text = string.Join(" / ", arrow.Outcomes.Select(words.Outcome));
        var spot = _labels.Place(arrow.Line, TextLines.WidthOf(text) * 15 / 18, 20);
        Add($"<text class=\"diagram-label{(IsTaken(arrow) ? " diagram-taken" : "")}\" x=\"{spot.X:0.#}\" y=\"{spot.Y + 5:0.#}\">{Text(text)}</text>");
    }

    private void Write(DiagramBox box)
    {
        var state = progress?.GetValueOrDefault(box.Node.NodeId)?.State;
        var name = words.Name(box.Node);
        Add($"<g class=\"diagram-step{(box.IsSmall ? " diagram-small" : "")}{ClassOf(state)}\"{(state == NodeState.Here ? " data-here=\"\"" : "")}>");
        Add($"<title>{Text(state is { } known ? $"{name} ({say(known)})" : name)}</title>");
        Add($"<rect x=\"{box.X:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"8\"/>");
        var lines = TextLines.Of(name, box.Width - 16, box.IsSmall || box.Inner.Count > 0 ? 1 : (int)Math.Max(1, (box.Height - 4) / LineOfText));
        var height = box.Inner.Count > 0 ? box.Height - ListHeight(box) : box.Height;
        for (var i = 0; i < lines.Count; i++)
            Add($"<text x=\"{box.CentreX:0.#}\" y=\"{box.Y + height / 2 + 6 + (i - (lines.Count - 1) / 2.0) * LineOfText:0.#}\">{Text(lines[i])}</text>");
        WriteList(box, box.Y + height);
        WriteMark(state, box.X, box.Y);
        Add($"</g>");
    }

    private static double ListHeight(DiagramBox box) => Math.Min(box.Inner.Count, DiagramBox.LongestList + 1) * RowOfList + 8;

    /// <summary>The small list of a box that contains other steps.</summary>
    private void WriteList(DiagramBox box, double top)
    {
        for (var i = 0; i < Math.Min(box.Inner.Count, DiagramBox.LongestList); i++)
        {
            var inner = box.Inner[i];
            var state = progress?.GetValueOrDefault(inner.NodeId)?.State;
            Add($"<g class=\"diagram-inner{ClassOf(state)}\"{(state == NodeState.Here ? " data-here=\"\"" : "")}>");
            Add($"<title>{Text(state is { } known ? $"{words.Name(inner)} ({say(known)})" : words.Name(inner))}</title>");
            Add($"<rect x=\"{box.X + 8:0.#}\" y=\"{top + i * RowOfList:0.#}\" width=\"{box.Width - 16:0.#}\" height=\"{RowOfList - 3:0.#}\" rx=\"4\"/>");
            Add($"<text x=\"{box.X + 16:0.#}\" y=\"{top + i * RowOfList + 17:0.#}\">{Text(TextLines.Of(words.Name(inner), (box.Width - 30) * 18 / 15, 1)[0])}</text></g>");
        }

        if (box.Inner.Count > DiagramBox.LongestList)
            Add($"<text class=\"diagram-more\" x=\"{box.CentreX:0.#}\" y=\"{top + DiagramBox.LongestList * RowOfList + 17:0.#}\">+ {box.Inner.Count - DiagramBox.LongestList}</text>");
    }

    /// <summary>The sign at the corner that says the state without colour.</summary>
    private void WriteMark(NodeState? state, double x, double y)
    {
        var path = state switch
        {
            NodeState.Done => "m-5 0 4 4 7-8",
            NodeState.Here => "m-4-6 9 6-9 6z",
            NodeState.Failed => "m-4-4 8 8m0-8-8 8",
            _ => null,
        };
        if (path is not null)
            Add($"<g class=\"diagram-mark\"><circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"13\"/><path d=\"M{x:0.#} {y:0.#}{path}\"/></g>");
    }

    private bool IsTaken(DiagramArrow arrow) =>
        progress?.GetValueOrDefault(arrow.SourceId)?.Outcomes is { } taken && arrow.Outcomes.Any(taken.Contains)
        && progress.GetValueOrDefault(arrow.TargetId)?.State is NodeState.Done or NodeState.Here or NodeState.Failed or NodeState.PassedBy;

    private static string ClassOf(NodeState? state) => state switch
    {
        NodeState.Done => " diagram-done",
        NodeState.Here => " diagram-here",
        NodeState.Failed => " diagram-failed",
        NodeState.Ahead => " diagram-ahead",
        NodeState.PassedBy => " diagram-passed",
        _ => "",
    };

    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
