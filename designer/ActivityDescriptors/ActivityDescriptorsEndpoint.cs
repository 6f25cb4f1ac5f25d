using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary><c>GET /elsa/api/descriptors/activities</c>: what Elsa Studio's toolbox offers; <c>POST …/{typeName}/options/{propertyName}</c>: the choices of one input.</summary>
public static class ActivityDescriptorsEndpoint
{
    /// <summary>Adds the endpoints; the caller says who may use them.</summary>
    public static void MapActivityDescriptors(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/elsa/api/descriptors/activities", DescribeAsync)
            .Produces<StudioList<StudioActivity>>().Produces(StatusCodes.Status304NotModified);
        endpoints
            .MapPost("/elsa/api/descriptors/activities/{typeName}/options/{propertyName}", OptionsAsync)
            .Accepts<JsonObject>("application/json").Produces<object>();
    }

    private static async Task<IResult> DescribeAsync(
        HttpContext http, DescriptorPages pages, IStudioTexts texts, IOptionLists options, IWorkflowActivities workflows, CancellationToken cancellationToken)
    {
        var page = await pages.CurrentAsync(texts, options, workflows, cancellationToken);
        http.Response.Headers.ETag = page.Tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Cookie, Accept-Language";
        return http.Request.Headers.IfNoneMatch.Any(tags => tags is not null && tags.Contains(page.Tag, StringComparison.Ordinal))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(page.Bytes, "application/json; charset=utf-8");
    }

    private static async Task<IResult> OptionsAsync(
        string typeName, string propertyName, StudioDescriptors descriptors, IStudioTexts texts, IOptionLists options, CancellationToken cancellationToken)
    {
        var lists = await options.CurrentAsync(cancellationToken);
        return StudioJson.Ok(new { items = descriptors.EditorOf(texts.Language, lists, typeName, propertyName) ?? new Dictionary<string, object>() });
    }
}
