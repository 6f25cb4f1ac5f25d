using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>A step as a rectangle, in the designer's units.</summary>
/// <param name="Node">The step.</param>
/// <param name="IsSmall">Machinery that nobody gave a name: drawn low.</param>
/// <param name="Inner">The steps that it contains, however deep, in their order.</param>
public sealed record DiagramBox(ActivityNode Node, double X, double Y, double Width, double Height, bool IsSmall, IReadOnlyList<ActivityNode> Inner)
{
    /// <summary>How many inner steps are written into the box; the list below the drawing has them all.</summary>
    public const int LongestList = 8;

    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + Width / 2;

    public double CentreY => Y + Height / 2;
}
