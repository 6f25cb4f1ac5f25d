using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>A node with all that can be worked out before it runs.</summary>
internal sealed class CompiledNode
{
    public required ActivityNode Source { get; init; }

    /// <summary>What the journal and the state call it; unlike the source's own path it also tells uses of a child workflow apart.</summary>
    public string NodeId => Source.NodeId;

    public required CompiledNode? Parent { get; init; }

    public required string Port { get; init; }

    public required int Index { get; init; }

    /// <summary>Its place among its parent's children.</summary>
    public required int FlowPosition { get; init; }

    public required ActivityType Type { get; init; }

    /// <summary>Why this node cannot run, when that is known beforehand.</summary>
    public string? Problem { get; init; }

    public CompiledNode[] Children { get; set; } = [];

    public CompiledInput[] Inputs { get; set; } = [];

    public CompiledOutput[] Outputs { get; set; } = [];

    public CompiledVariable[] Variables { get; set; } = [];

    /// <summary>The arrows between the children, when this is a flowchart.</summary>
    public FlowLayout? Flow { get; set; }

    /// <summary>The workflow that this node stands for.</summary>
    public CompiledChildWorkflow? Workflow { get; set; }

    public CompiledNode? Child(string port)
    {
        foreach (var child in Children)
        {
            if (string.Equals(child.Port, port, StringComparison.OrdinalIgnoreCase))
            {
                return child;
            }
        }

        return null;
    }
}
