using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What an owner does to instances in the Studio, one or many.</summary>
internal static class ActionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/elsa/api/cancel/workflow-instances/{id}", CancelAsync).ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapPost("/elsa/api/bulk-actions/cancel/workflow-instances", CancelManyAsync).ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapDelete("/elsa/api/workflow-instances/{id}", DeleteAsync).ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapPost("/elsa/api/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync).ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapPost("/elsa/api/alterations/workflows/retry", RetryAsync).Produces<RetriedInstances>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CancelAsync(string id, IInstanceActions actions, CancellationToken cancellationToken) =>
        (await actions.CancelAsync(new InstanceChoice([id]), cancellationToken)).ToResult(_ => StudioJson.Ok(new { }));

    private static async Task<IResult> CancelManyAsync(InstanceChoice choice, IInstanceActions actions, IStudioTexts texts, CancellationToken cancellationToken) =>
        choice.IsEmpty
            ? new StudioRefusal(texts.Get("instances.none-chosen")).ToResult()
            : (await actions.CancelAsync(choice, cancellationToken)).ToResult(cancelled => StudioJson.Ok(new { cancelled }));

    private static async Task<IResult> DeleteAsync(string id, IInstanceActions actions, CancellationToken cancellationToken) =>
        (await actions.DeleteAsync([id], cancellationToken)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> DeleteManyAsync(InstanceIds chosen, IInstanceActions actions, CancellationToken cancellationToken) =>
        (await actions.DeleteAsync(chosen.Ids ?? [], cancellationToken)).ToResult(deleted => StudioJson.Ok(new { deleted }));

    private static async Task<IResult> RetryAsync(RetryChoice choice, IInstanceActions actions, CancellationToken cancellationToken) =>
        (await actions.RetryAsync(choice.WorkflowInstanceIds ?? [], choice.ActivityIds ?? [], cancellationToken)).ToResult(StudioJson.Ok);

    private sealed record RetryChoice(IReadOnlyList<string>? WorkflowInstanceIds, IReadOnlyList<string>? ActivityIds);
}

/// <summary>Instances that were ticked in a list.</summary>
public sealed record InstanceIds(IReadOnlyList<string>? Ids);
