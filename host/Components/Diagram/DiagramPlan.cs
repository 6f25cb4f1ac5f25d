using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Where everything lies in the drawing of a definition; it depends on nothing but the definition.</summary>
/// <param name="Left">The smallest x that is drawn.</param>
/// <param name="Top">The smallest y that is drawn.</param>
public sealed record DiagramPlan(
    WorkflowDefinition Definition, IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramArrow> Arrows, double Left, double Top, double Width, double Height);
