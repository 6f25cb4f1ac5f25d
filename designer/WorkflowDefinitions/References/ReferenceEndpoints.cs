using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;

namespace WorkflowCrm.Designer.WorkflowDefinitions.References;

/// <summary>Who uses a definition as an activity.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/elsa/api/workflow-definitions/{definitionId}/consumers", async (string definitionId, IDefinitionReading reading, CancellationToken cancellationToken) =>
                StudioJson.Ok(new ConsumerList(await reading.ConsumersAsync(definitionId, cancellationToken))))
            .Produces<ConsumerList>();
        endpoints
            .MapPost("/elsa/api/workflow-definitions/{definitionId}/update-references", async (string definitionId, HttpResponse response, IDefinitionReferences references, CancellationToken cancellationToken) =>
                (await references.UpdateAsync(definitionId, cancellationToken)).ToResult(updated =>
                {
                    StudioNotice.Write(response, updated.Notices);
                    return StudioJson.Ok(new UpdatedReferences(updated.DefinitionIds));
                }))
            .Produces<UpdatedReferences>().ProducesProblem(StatusCodes.Status400BadRequest);
    }
}

/// <summary>The ids of the definitions that use another one.</summary>
public sealed record ConsumerList(IReadOnlyList<string> ConsumingWorkflowDefinitionIds);

/// <summary>The ids of the definitions that were brought to the newest version of another one.</summary>
public sealed record UpdatedReferences(IReadOnlyList<string> AffectedWorkflows);
