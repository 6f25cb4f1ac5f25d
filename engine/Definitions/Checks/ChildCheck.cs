using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Checks the workflows that a definition uses: that they exist, are published, and do not use each other in a circle.</summary>
internal sealed class ChildCheck(ActivityCatalogue catalogue, IDefinitionStore definitions, FindingList findings, CancellationToken cancellationToken)
{
    private readonly ExpressionReader _reader = new(catalogue.Scripts);
    private readonly HashSet<string> _sound = new(StringComparer.Ordinal);

    public async ValueTask CheckAsync(WorkflowDefinition definition)
    {
        await CheckAsync(definition, definition.Root, flowchart: null);
        foreach (var node in definition.Nodes())
        {
            foreach (var child in node.Children)
            {
                await CheckAsync(definition, child.Node, node.Type == "Elsa.Flowchart" ? node : null);
            }
        }
    }

    private async ValueTask CheckAsync(WorkflowDefinition definition, ActivityNode node, ActivityNode? flowchart)
    {
        if (catalogue.Find(node.Type) is { } known)
        {
            await CheckStartedAsync(node, known);
            return;
        }

        var named = node.WorkflowDefinitionId ?? node.WorkflowDefinitionVersionId ?? node.Type;
        var isNamed = node.WorkflowDefinitionId is { Length: > 0 } || node.WorkflowDefinitionVersionId is { Length: > 0 };
        if (await FindAsync(node) is not { } child)
        {
            if (isNamed)
            {
                findings.Error(
                    FindingCodes.ChildNotFound,
                    node,
                    $"'{DefinitionCheck.NameOf(node)}' uses the workflow '{named}', which does not exist or is not published; publish it first, or take another.",
                    named);
            }

            return;
        }

        findings.Remove(FindingCodes.UnknownActivity, node);
        if (await CircleAsync(child, [definition.DefinitionId]) is { } circle)
        {
            var names = string.Join(" > ", circle);
            findings.Error(
                FindingCodes.ChildCircle, node, $"'{DefinitionCheck.NameOf(node)}' uses workflows that use each other in a circle: {names}.", names);
        }

        if (flowchart is not null)
        {
            FlowchartCheck.CheckOutcomes(flowchart, node, child.Outcomes.Count > 0 ? [.. child.Outcomes] : ["Done"], findings);
        }
    }

    /// <summary>A workflow that is started as an instance of its own may be published later: that is for the owner to know.</summary>
    private async ValueTask CheckStartedAsync(ActivityNode node, ActivityDescriptor known)
    {
        if (known.Inputs.Any(input => input.Name == "WorkflowDefinitionId")
            && _reader.ReadInput(node.Property("workflowDefinitionId")) is LiteralExpression { Value: string { Length: > 0 } id }
            && await definitions.FindPublishedAsync(id, cancellationToken) is null)
        {
            findings.Warn(
                FindingCodes.ChildNotFound, node, $"'{DefinitionCheck.NameOf(node)}' starts the workflow '{id}', which does not exist or is not published; publish it before this runs.", id);
        }
    }

    /// <summary>The ids of definitions that lead from the first back to itself; null when none do.</summary>
    private async ValueTask<List<string>?> CircleAsync(WorkflowDefinition child, List<string> path)
    {
        if (path.Contains(child.DefinitionId))
        {
            return [.. path.SkipWhile(id => id != child.DefinitionId), child.DefinitionId];
        }

        if (_sound.Contains(child.DefinitionId))
        {
            return null;
        }

        foreach (var node in child.Nodes().Where(node => catalogue.Find(node.Type) is null))
        {
            if (await FindAsync(node) is { } inner && await CircleAsync(inner, [.. path, child.DefinitionId]) is { } circle)
            {
                return circle;
            }
        }

        _sound.Add(child.DefinitionId);
        return null;
    }

    private async ValueTask<WorkflowDefinition?> FindAsync(ActivityNode node)
    {
        var version = node.WorkflowDefinitionVersionId is { Length: > 0 } versionId ? await definitions.FindVersionAsync(versionId, cancellationToken) : null;
        version ??= node.WorkflowDefinitionId is { Length: > 0 } id ? await definitions.FindPublishedAsync(id, cancellationToken) : null;
        return version ?? (node.Type.Contains('.', StringComparison.Ordinal) ? null : await definitions.FindActivityAsync(node.Type, cancellationToken));
    }
}
