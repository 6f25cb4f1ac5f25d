using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What the Studio reads of instances.</summary>
internal static class InstanceEndpoints
{
    private const string Base = "/elsa/api/workflow-instances";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Base, ListAsync).Produces<InstancePage>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapGet(Base + "/{id}", FindAsync).Produces<InstanceDetail>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapPost(Base + "/{id}/journal", JournalAsync).Produces<LogPage>();
        endpoints.MapGet(Base + "/{id}/variables", VariablesAsync).Produces<StudioList<VariableValue>>();
        endpoints.MapGet(Base + "/{id}/execution-state", StateAsync).Produces<ExecutionState>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ListAsync(InstanceQuery query, IInstanceReading instances, CancellationToken cancellationToken) =>
        (await instances.ListAsync(query, cancellationToken)).ToResult(StudioJson.Ok);

    private static async Task<IResult> FindAsync(string id, IInstanceReading instances, IStudioTexts texts, CancellationToken cancellationToken) =>
        await instances.FindAsync(id, cancellationToken) is { } found ? StudioJson.Ok(Detail(found.State, texts)) : Unknown(texts);

    private static async Task<IResult> JournalAsync(
        string id, int? skip, int? take, JournalRequest? request, IInstanceReading instances, JournalLines lines, CancellationToken cancellationToken) =>
        StudioJson.Ok(lines.Page(id, await instances.JournalAsync(id, cancellationToken), request?.Filter, Math.Max(skip ?? 0, 0), Math.Clamp(take ?? 100, 0, 1_000)));

    private static async Task<IResult> VariablesAsync(string id, IInstanceReading instances, CancellationToken cancellationToken) =>
        StudioJson.Ok(new StudioList<VariableValue>(
            await instances.FindAsync(id, cancellationToken) is { } found ? VariableValue.Of(found.State, found.Definition) : []));

    private static async Task<IResult> StateAsync(string id, IInstanceReading instances, IStudioTexts texts, CancellationToken cancellationToken) =>
        await instances.FindAsync(id, cancellationToken) is { State: var state }
            ? StudioJson.Ok(new ExecutionState(state.Status.ToString(), state.SubStatus.ToString(), state.UpdatedAt))
            : Unknown(texts);

    internal static IResult Unknown(IStudioTexts texts) => new StudioRefusal(texts.Get("instances.unknown")).ToResult();

    internal static InstanceDetail Detail(Engine.Execution.InstanceState state, IStudioTexts texts) => new()
    {
        Id = state.Id,
        DefinitionId = state.DefinitionId,
        DefinitionVersionId = state.DefinitionVersionId,
        Version = state.DefinitionVersion,
        Status = state.Status.ToString(),
        SubStatus = state.SubStatus.ToString(),
        CorrelationId = state.CorrelationId,
        Name = state.Name,
        IncidentCount = state.Incidents.Count,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        FinishedAt = state.FinishedAt,
        WorkflowState = StudioState.Of(state, texts),
    };
}
