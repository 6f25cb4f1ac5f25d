using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Host.Inbound;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api;

/// <summary>Which addresses are called by programs and are answered with JSON, problems included.</summary>
internal static class ApiPaths
{
    /// <summary>Bytes that a call may send.</summary>
    public const int BodyLimit = 1024 * 1024;

    public const string BodyLimitText = "1 MiB";

    /// <summary>A program calls: an address of the API, or any with a personal access token.</summary>
    public static bool IsForPrograms(HttpRequest request) => IsApi(request.Path) || AccessTokenScheme.IsMeant(request);

    /// <summary>The designer sends whole definitions there.</summary>
    public static bool TakesDefinitions(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value is "/elsa/api/workflow-definitions" or "/elsa/api/workflow-definitions/import";

    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/elsa/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/elsa/hubs", StringComparison.OrdinalIgnoreCase)
        || IsAnsweredByWorkflows(path)
        || path.StartsWithSegments("/dev", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    // The process designer's pages are where Elsa Studio leads by itself; no workflow can take their addresses.
    private static bool IsAnsweredByWorkflows(PathString path) =>
        path.StartsWithSegments(InboundEndpoint.BasePath, StringComparison.OrdinalIgnoreCase, out var rest)
        && ReservedPaths.BeginningOf(rest.Value ?? "") is null;
}
