namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>Gives a variable another value.</summary>
/// <param name="Variable">Its name or id.</param>
/// <param name="Value">Converted to the variable's type; refused when it cannot be.</param>
/// <param name="Scope">
/// The container that declares it: the id of its execution, or its path. Null means the workflow's own variable or, when the
/// workflow has none of this name, that of the only open container that has.
/// </param>
public sealed record ChangeVariable(string Variable, object? Value, string? Scope = null) : InstanceAlteration;
