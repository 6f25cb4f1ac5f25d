using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Starting;

/// <summary>
/// <c>POST /elsa/api/workflow-definitions/{definitionId}/execute</c>. The Studio reads headers alone: the instance's id, or that it cannot be
/// started; why not is in the notice.
/// </summary>
internal static class StartEndpoint
{
    private const string InstanceId = "x-elsa-workflow-instance-id";
    private const string CannotStart = "x-elsa-workflow-cannot-start";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/elsa/api/workflow-definitions/{definitionId}/execute", StartAsync)
        .Produces<object>();

    private static async Task<IResult> StartAsync(
        string definitionId, StartRequest? request, HttpResponse response, IDefinitionStarting starting, CancellationToken cancellationToken)
    {
        var started = await starting.StartAsync(definitionId, request ?? new StartRequest(null, null, null, null), cancellationToken);
        if (started.Refusal is { } refusal)
        {
            response.Headers[CannotStart] = "true";
            StudioNotice.Write(response, refusal.Messages);
        }
        else
        {
            response.Headers[InstanceId] = started.Value;
        }

        return StudioJson.Ok(new { });
    }
}
