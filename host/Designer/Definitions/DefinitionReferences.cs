using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.References;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Brings definitions to the published version of one that they use. They become drafts: publishing them is a decision of its own.</summary>
internal sealed class DefinitionReferences(DefinitionLibrary library, EditDefinition edit, StudioChange change, Refusals refusals, VoidedPublications voided) : IDefinitionReferences
{
    public async Task<StudioAnswer<UpdatedUsers>> UpdateAsync(string definitionId, CancellationToken cancellationToken)
    {
        var (changed, notices) = (new List<string>(), new List<string>());
        if (await library.FindAsync(definitionId, VersionOptions.Published, cancellationToken) is not { } published)
            return new UpdatedUsers(changed, notices);
        foreach (var consumer in await library.ConsumersAsync(definitionId, cancellationToken))
        {
            if (await library.FindAsync(consumer, VersionOptions.Latest, cancellationToken) is not { } latest || Pins(latest.Definition, published.Definition) is not { Count: > 0 } pins)
                continue;
            var saved = await edit.SaveAsync(latest.Definition.PinChildren(pins).ToJson(), latest.Stamp, change.By, cancellationToken);
            if (saved.Problem is { } problem)
                return await refusals.OfAsync(problem, cancellationToken);
            changed.Add(consumer);
            notices.AddRange(await voided.SayAsync(saved.Value.Voided, saved.Value.Definition.NameOrId, cancellationToken));
        }

        return new UpdatedUsers(changed, notices);
    }

    /// <summary>The nodes that stand for another version of the definition than the published one.</summary>
    private static Dictionary<string, WorkflowDefinition> Pins(WorkflowDefinition user, WorkflowDefinition published) => user.Nodes()
        .Where(node => node.WorkflowDefinitionId == published.DefinitionId && node.WorkflowDefinitionVersionId != published.Id)
        .DistinctBy(node => node.NodeId).ToDictionary(node => node.NodeId, _ => published, StringComparer.Ordinal);
}
