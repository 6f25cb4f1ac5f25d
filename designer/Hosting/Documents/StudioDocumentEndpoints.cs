using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Hosting.Files;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.Hosting.Documents;

/// <summary>The four documents that the shell's pages frame.</summary>
public static class StudioDocumentEndpoints
{
    /// <summary>Adds the endpoints; the caller says who may use them.</summary>
    public static void MapStudioDocuments(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/designer/definitions", StudioScreen.Definitions);
        Map(endpoints, "/designer/definitions/{id}", StudioScreen.Definition);
        Map(endpoints, "/designer/instances", StudioScreen.Instances);
        Map(endpoints, "/designer/instances/{id}", StudioScreen.Instance);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, StudioScreen screen) => endpoints.MapGet(
        address,
        async (HttpContext http, StudioPackage package, StudioDocument document, IAntiforgery antiforgery,
            DescriptorPages descriptors, IStudioTexts texts, IOptionLists options, IWorkflowActivities workflows, CancellationToken cancellationToken) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = StudioDocument.Policy;
            headers.XFrameOptions = "SAMEORIGIN";
            if (package.IsMissing)
                return Results.Content(document.Missing(), "text/html", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
            var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
            headers.CacheControl = "no-store";
            var activities = await descriptors.CurrentAsync(texts, options, workflows, cancellationToken);
            var person = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
            var id = http.Request.RouteValues["id"] as string;
            return Results.Content(document.Of(screen, http.Request.PathBase, token, activities.Tag, person, id), "text/html", Encoding.UTF8);
        });
}
