using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.Features;

/// <summary><c>GET /elsa/api/features/installed</c>: live updates by the hub. Resilience and alterations have pages of our own.</summary>
public static class FeaturesEndpoint
{
    private static readonly StudioList<StudioFeature> s_features = new([new StudioFeature("Elsa", "RealTimeWorkflowUpdates", "Real-time workflow updates")]);

    public static void MapFeatures(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/features/installed", () => StudioJson.Ok(s_features))
        .Produces<StudioList<StudioFeature>>();
}
