using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>An output that a node binds, or that a script of the workflow may ask for.</summary>
/// <param name="Target">The id of a variable or the name of a workflow output; null when unbound.</param>
internal sealed record CompiledOutput(ActivityProperty Property, string? Target);
