using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Says all that is wrong with a text before it is published, and pins its children.</summary>
internal sealed class PublicationCheck(
    WorkflowCrmDbContext db, DefinitionStore store, ChildPins pins, Snapshots snapshots, TriggerReader triggers, TriggerCheck others,
    ActivityCatalogue catalogue, EngineLimits limits, PublishingRules rules)
{
    /// <param name="text">The document, stamped with the place that it will have.</param>
    public async Task<CheckedText> RunAsync(WorkflowDefinition text, CancellationToken cancellationToken)
    {
        var resolved = await pins.ResolveAsync(text, store, cancellationToken);
        var children = await snapshots.ChildrenAsync(resolved, store, [text.Id], cancellationToken);
        var pinned = children.Count == 0 ? text : text.PinChildren(children);
        List<DefinitionFinding> findings = [.. await DefinitionCheck.CheckAsync(pinned, catalogue, store, limits, triggers: null, cancellationToken)];
        if (!findings.Exists(f => f.Code == FindingCodes.ChildCircle))
            findings.AddRange(await CirclesAsync(text, resolved, cancellationToken));
        if (IsBlocked(findings))
            return new CheckedText(pinned, new TriggerReading([], []), findings, IsBlocked: true); // its triggers would only repeat what is wrong already
        var reading = await triggers.ReadAsync(pinned, cancellationToken);
        findings.AddRange(reading.Findings);
        findings.AddRange(await others.RunAsync(pinned, reading.Triggers, cancellationToken));
        findings.AddRange(await ActivityTypeFindingsAsync(pinned, cancellationToken));
        return new CheckedText(pinned, reading, findings, IsBlocked(findings));
    }

    private bool IsBlocked(List<DefinitionFinding> findings) => rules.ErrorsBlock && findings.Exists(f => f.Severity == FindingSeverity.Error);

    /// <summary>A version that is pinned need not use what its definition uses now; that it contains this definition at all is enough to refuse it.</summary>
    private async Task<IReadOnlyList<DefinitionFinding>> CirclesAsync(
        WorkflowDefinition text, IReadOnlyList<ChildPin> resolved, CancellationToken cancellationToken)
    {
        var findings = new List<DefinitionFinding>();
        foreach (var (node, child, _) in resolved)
        {
            if (child is null || !await ContainsAsync(child, text.DefinitionId, [], cancellationToken))
                continue;
            var ids = string.Join(", ", text.DefinitionId, child.DefinitionId);
            findings.Add(Error(FindingCodes.ChildCircle, node, $"'{NameOf(node)}' uses workflows that use each other in a circle: {ids}.", ids));
        }

        return findings;
    }

    private async Task<bool> ContainsAsync(WorkflowDefinition workflow, string definitionId, HashSet<string> seen, CancellationToken cancellationToken)
    {
        if (workflow.DefinitionId == definitionId)
            return true;
        if (!seen.Add(workflow.Id))
            return false;
        foreach (var pin in await pins.ResolveAsync(workflow, store, cancellationToken))
        {
            if (pin.Child is not null && await ContainsAsync(pin.Child, definitionId, seen, cancellationToken))
                return true;
        }

        return false;
    }

    private async Task<IReadOnlyList<DefinitionFinding>> ActivityTypeFindingsAsync(WorkflowDefinition text, CancellationToken cancellationToken)
    {
        if (!text.Options.UsableAsActivity)
            return [];
        var type = text.ActivityType;
        var other = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.ActivityType == type && d.IsPublished && d.DefinitionId != text.DefinitionId).Select(d => d.Name).FirstOrDefaultAsync(cancellationToken);
        return other is null && catalogue.Find(type) is null
            ? []
            : [Error(FindingCodes.ActivityTypeTaken, null, $"As an activity it would be called '{type}', as '{other ?? type}' is already. Give it another name.", type, other ?? type)];
    }

    internal static DefinitionFinding Error(string code, ActivityNode? node, string message, params string[] arguments) =>
        new(FindingSeverity.Error, code, arguments, node?.Id, node?.NodeId, message);

    private static string NameOf(ActivityNode node) => node.Name is { Length: > 0 } name ? name : node.Id;
}

/// <summary>A text with its children pinned, what starts it, and what is wrong with it.</summary>
/// <param name="IsBlocked">It must not be published like that.</param>
internal sealed record CheckedText(WorkflowDefinition Text, TriggerReading Triggers, IReadOnlyList<DefinitionFinding> Findings, bool IsBlocked);
