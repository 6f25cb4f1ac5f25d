namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Names a variable by id; the name helps when the id is unknown.</summary>
internal sealed record VariableReference(string? Id, string? Name);
