using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Lists;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Versions;

/// <summary>
/// Reverting and deleting. The Studio's list breaks down when a deletion is refused: it is told that all went well then, the row is still
/// there when it loads the list again, and the notice says why.
/// </summary>
internal static class VersionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/elsa/api/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync)
            .Produces<DefinitionSummary>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapDelete("/elsa/api/workflow-definitions/{definitionId}", async (string definitionId, HttpResponse response, IDefinitionVersions versions, CancellationToken cancellationToken) =>
                Deleted(await versions.DeleteAsync(definitionId, cancellationToken), response))
            .Produces(StatusCodes.Status204NoContent);
        endpoints
            .MapDelete("/elsa/api/workflow-definition-versions/{versionId}", async (string versionId, HttpResponse response, IDefinitionVersions versions, CancellationToken cancellationToken) =>
                Deleted(await versions.DeleteVersionAsync(versionId, cancellationToken), response))
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> RevertAsync(string definitionId, int version, IDefinitionVersions versions, CancellationToken cancellationToken) =>
        (await versions.RevertAsync(definitionId, version, cancellationToken)).ToResult(definition => StudioJson.Ok(DefinitionSummary.Of(definition)));

    private static IResult Deleted(StudioAnswer<int> answer, HttpResponse response)
    {
        StudioNotice.Write(response, answer.Refusal?.Messages ?? []);
        return Results.NoContent();
    }
}
