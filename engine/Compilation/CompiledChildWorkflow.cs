using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>What a node that is a workflow hands in and takes back.</summary>
/// <param name="Inputs">The child's inputs by name and how each gets its value.</param>
/// <param name="Outputs">The child's outputs by name and where each goes; a null target is unbound.</param>
internal sealed record CompiledChildWorkflow(
    WorkflowDefinition Definition,
    IReadOnlyList<(CompiledVariable Variable, Expression? Expression)> Inputs,
    IReadOnlyList<(CompiledVariable Variable, string? Target)> Outputs);
