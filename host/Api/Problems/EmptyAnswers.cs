using Microsoft.AspNetCore.Diagnostics;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Api.Problems;

/// <summary>Gives the bare status codes that routing and authorisation answer with (401, 403, 404, 405, 415…) a problem as their body.</summary>
internal static class EmptyAnswers
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        Language.Resume(http);
        var problem = http.RequestServices.GetRequiredService<ApiProblem>();
        var (code, args) = http.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized when AccessTokenScheme.IsMeant(http.Request) => ("wrong-token", NoArgs),
            StatusCodes.Status401Unauthorized => ("not-signed-in", NoArgs),
            StatusCodes.Status403Forbidden => ("not-allowed", NoArgs),
            StatusCodes.Status404NotFound => ("unknown-address", NoArgs),
            StatusCodes.Status405MethodNotAllowed => ("wrong-method", [("method", http.Request.Method), ("allowed", http.Response.Headers.Allow.ToString())]),
            StatusCodes.Status413PayloadTooLarge => ("too-large", [("limit", ApiPaths.BodyLimitText)]),
            StatusCodes.Status415UnsupportedMediaType => ("json-expected", NoArgs),
            StatusCodes.Status429TooManyRequests => ("too-many-calls", NoArgs),
            _ => ("bad-request", NoArgs),
        };
        return problem.Of(http.Response.StatusCode, code, args).ExecuteAsync(http);
    }

    private static (string Name, string Value)[] NoArgs => [];
}
