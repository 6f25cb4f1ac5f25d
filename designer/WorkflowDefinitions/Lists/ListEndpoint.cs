using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary><c>GET /elsa/api/workflow-definitions</c></summary>
internal static class ListEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/workflow-definitions", async (HttpRequest request, IDefinitionReading reading, CancellationToken cancellationToken) =>
        {
            var page = await reading.ListAsync(DefinitionQueryReader.Read(request.Query), cancellationToken);
            return StudioJson.Ok(new DefinitionListing([.. page.Items.Select(DefinitionSummary.Of)], page.TotalCount, StudioLink.OfList));
        })
        .Produces<DefinitionListing>();
}
