using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.JavaScriptTypes;

/// <summary><c>POST /elsa/api/scripting/javascript/type-definitions/{definitionId}</c></summary>
public static class JavaScriptTypesEndpoint
{
    public static void MapJavaScriptTypes(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPost(
            "/elsa/api/scripting/javascript/type-definitions/{definitionId}",
            async (string definitionId, IDefinitionReading reading, ActivityCatalogue catalogue, CancellationToken cancellationToken) =>
                Results.Text(ScriptTypes.Of((await reading.FindAsync(definitionId, "Latest", cancellationToken))?.Text, catalogue), "application/x-typescript", Encoding.UTF8))
        .Produces<string>(contentType: "application/x-typescript");
}
