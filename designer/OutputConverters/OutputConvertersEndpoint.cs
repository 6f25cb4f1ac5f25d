using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.OutputConverters;

/// <summary><c>GET /elsa/api/descriptors/output-converters</c>: none, because the engine converts by itself.</summary>
public static class OutputConvertersEndpoint
{
    public static void MapOutputConverters(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/descriptors/output-converters", () => StudioJson.Ok(new StudioList<OutputConverter>([])))
        .Produces<StudioList<OutputConverter>>();
}
