using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace WorkflowCrm.Host.StartUp;

/// <summary>
/// Gives an answer without a body the general page of its status. The framework's own re-execution renders with the status
/// already set, and the renderer stops at a 404 as soon as it has to wait for the database: the page came out empty.
/// </summary>
internal static class GeneralPages
{
    public static async Task ShowAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var request = http.Request;
        var (path, query, method, services) = (request.Path, request.QueryString, request.Method, http.RequestServices);
        await using var scope = services.CreateAsyncScope(); // what the first pass has used is not used again
        try
        {
            request.Path = $"/error/{http.Response.StatusCode}";
            request.QueryString = QueryString.Empty;
            request.Method = HttpMethods.Get;
            http.RequestServices = scope.ServiceProvider;
            http.SetEndpoint(null);
            http.Features.Get<IRouteValuesFeature>()?.RouteValues.Clear();
            http.Response.StatusCode = StatusCodes.Status200OK; // the page sets its own when it is sent
            await context.Next(http);
        }
        finally
        {
            (request.Path, request.QueryString, request.Method, http.RequestServices) = (path, query, method, services);
        }
    }
}
