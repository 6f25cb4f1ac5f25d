namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>A point of the drawing, in the designer's units.</summary>
public readonly record struct Spot(double X, double Y);
