namespace WorkflowCrm.Engine.Definitions;

/// <summary>A node that sits inside another one.</summary>
/// <param name="Port">The property that holds it: <c>activities</c>, <c>body</c>, <c>then</c>, <c>cases</c>…</param>
/// <param name="Index">Its place when the property is a list; otherwise 0.</param>
public sealed record ChildNode(string Port, int Index, ActivityNode Node);
