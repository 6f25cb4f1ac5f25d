using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>A definition version made ready to run. Immutable, shared by all its instances.</summary>
internal sealed class CompiledWorkflow
{
    public required WorkflowDefinition Definition { get; init; }

    public required CompiledNode Root { get; init; }

    public required CompiledVariable[] Variables { get; init; }

    public required IReadOnlyDictionary<string, CompiledVariable> Inputs { get; init; }

    public required IReadOnlyDictionary<string, CompiledNode> Nodes { get; init; }

    /// <summary>A script somewhere asks for the outputs of other activities, so they must be kept.</summary>
    public required bool KeepsOutputs { get; init; }
}
