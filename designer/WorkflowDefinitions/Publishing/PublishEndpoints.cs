using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Publishing;

/// <summary><c>POST /elsa/api/workflow-definitions/{definitionId}/publish</c> and <c>…/retract</c></summary>
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
        string definitionId, HttpResponse response, IDefinitionPublishing publishing, DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        var published = await publishing.PublishLatestAsync(definitionId, cancellationToken);
        return await answers.OfAsync(published, response, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, IDefinitionPublishing publishing, DefinitionAnswers answers, CancellationToken cancellationToken) =>
        await answers.OfAsync(await publishing.RetractAsync(definitionId, cancellationToken), cancellationToken);
}
