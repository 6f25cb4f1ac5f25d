using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Publishing;

/// <summary>
/// <c>POST /elsa/api/workflow-definitions/{definitionId}/publish</c> and <c>…/retract</c>: the menu of a row of the Studio's list. The list
/// breaks down at any refusal, so it gets the definition as it stands, and the notice says why nothing was done. (The editor publishes by a
/// save and shows refusals.)
/// </summary>
internal static class PublishEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/elsa/api/workflow-definitions/{definitionId}/publish", PublishAsync)
            .Produces<SavedDefinition>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapPost("/elsa/api/workflow-definitions/{definitionId}/retract", RetractAsync)
            .Produces<object>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> PublishAsync(
        string definitionId, HttpResponse response, IDefinitionPublishing publishing, IDefinitionReading reading, DefinitionAnswers answers, IStudioTexts texts,
        CancellationToken cancellationToken)
    {
        var published = await publishing.PublishLatestAsync(definitionId, cancellationToken);
        if (published.Refusal is { } refusal && await reading.FindAsync(definitionId, "Latest", cancellationToken) is { } latest)
        {
            var why = refusal.Messages.Prepend(texts.Get("designer.not-published", ("name", latest.Text.Name ?? definitionId)));
            published = new PublishedDefinition(latest, WasPublished: false, [], [.. why]);
        }

        return await answers.OfAsync(published, response, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, HttpResponse response, IDefinitionPublishing publishing, IDefinitionReading reading, DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        var retracted = await publishing.RetractAsync(definitionId, cancellationToken);
        if (retracted.Refusal is { } refusal && await reading.FindAsync(definitionId, "Latest", cancellationToken) is { } latest)
        {
            StudioNotice.Write(response, refusal.Messages);
            retracted = latest;
        }

        return await answers.OfAsync(retracted, cancellationToken);
    }
}
