using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>Sends definitions to the Studio.</summary>
public sealed class DefinitionAnswers(ActivityCatalogue catalogue, IWorkflowActivities workflows)
{
    public async Task<JsonObject> DocumentAsync(StudioDefinition definition, CancellationToken cancellationToken) =>
        DefinitionDocument.Of(definition, await KnownAsync(cancellationToken));

    /// <summary>A definition by itself.</summary>
    public async Task<IResult> OfAsync(StudioAnswer<StudioDefinition> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Refusal is { } refusal ? refusal.ToResult() : StudioJson.Ok(await DocumentAsync(answer.Value, cancellationToken));
    }

    /// <summary>A draft that was stored.</summary>
    public async Task<IResult> OfSavedAsync(StudioAnswer<KeptDraft> answer, HttpResponse response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Refusal is { } refusal)
            return refusal.ToResult();
        StudioNotice.Write(response, answer.Value.Notices);
        return StudioJson.Ok(new SavedDefinition(
            await DocumentAsync(answer.Value.Definition, cancellationToken), AlreadyPublished: false, ConsumingWorkflowCount: 0));
    }

    /// <summary>A definition that was published, or waits for that; what the owner should know goes with it.</summary>
    public async Task<IResult> OfAsync(StudioAnswer<PublishedDefinition> answer, HttpResponse response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Refusal is { } refusal)
            return refusal.ToResult();
        var published = answer.Value;
        StudioNotice.Write(response, published.Notices);
        return StudioJson.Ok(new SavedDefinition(
            await DocumentAsync(published.Definition, cancellationToken), published.WasPublished, published.Consumers.Count));
    }

    /// <summary>The activities that may be drawn now.</summary>
    internal async Task<KnownActivities> KnownAsync(CancellationToken cancellationToken)
    {
        var used = await workflows.VersionsAsync(cancellationToken);
        return new KnownActivities(catalogue, used.Select(one => (one.Type, one.Version)).ToHashSet());
    }
}
