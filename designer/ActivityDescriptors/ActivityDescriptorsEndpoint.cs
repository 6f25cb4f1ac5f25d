using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary><c>GET /elsa/api/descriptors/activities</c>: what Elsa Studio's toolbox offers.</summary>
public static class ActivityDescriptorsEndpoint
{
    /// <summary>Adds the endpoint; the caller says who may use it.</summary>
    public static IEndpointConventionBuilder MapActivityDescriptors(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/elsa/api/descriptors/activities", (StudioDescriptors descriptors) =>
        {
            var items = descriptors.In(CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en");
            return Results.Ok(new { items, count = items.Count });
        });
}
