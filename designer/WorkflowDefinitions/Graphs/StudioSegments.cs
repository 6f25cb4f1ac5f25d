namespace WorkflowCrm.Designer.WorkflowDefinitions.Graphs;

/// <summary>The way down to an activity that is inside others.</summary>
/// <param name="ChildNode">The activity.</param>
/// <param name="Container">What it is drawn in.</param>
/// <param name="PathSegments">The activities to open one after another, the outermost first.</param>
public sealed record StudioSegments(StudioNode ChildNode, StudioNode Container, IReadOnlyList<StudioSegment> PathSegments);

/// <summary>An activity to open, and by which of its ports.</summary>
public sealed record StudioSegment(string ActivityNodeId, string ActivityId, string ActivityType, string PortName);
