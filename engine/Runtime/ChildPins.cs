using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>Finds the workflows that nodes of a definition stand for, by the same rules as when it runs.</summary>
public sealed class ChildPins(ActivityCatalogue catalogue)
{
    /// <summary>Resolves every node that is a workflow: the version it names if that exists, else the published one.</summary>
    public async ValueTask<IReadOnlyList<ChildPin>> ResolveAsync(WorkflowDefinition definition, IDefinitionStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(store);
        var pins = new List<ChildPin>();
        foreach (var node in definition.Nodes().Where(node => catalogue.Find(node.Type) is null))
        {
            var named = node.WorkflowDefinitionVersionId is { Length: > 0 } versionId ? await store.FindVersionAsync(versionId, cancellationToken) : null;
            var child = named ?? await FindPublishedAsync(node, store, cancellationToken);
            if (child is not null || node.WorkflowDefinitionId is not null || node.WorkflowDefinitionVersionId is not null)
            {
                pins.Add(new ChildPin(node, child, child is not null && child == named));
            }
        }

        return pins;
    }

    private static async ValueTask<WorkflowDefinition?> FindPublishedAsync(ActivityNode node, IDefinitionStore store, CancellationToken cancellationToken)
    {
        var child = node.WorkflowDefinitionId is { Length: > 0 } id ? await store.FindPublishedAsync(id, cancellationToken) : null;
        return child ?? (node.Type.Contains('.', StringComparison.Ordinal) ? null : await store.FindActivityAsync(node.Type, cancellationToken));
    }
}

/// <summary>A node that stands for a workflow.</summary>
/// <param name="Child">null when there is none.</param>
/// <param name="IsNamed">The node names this version already.</param>
public sealed record ChildPin(ActivityNode Node, WorkflowDefinition? Child, bool IsNamed);
