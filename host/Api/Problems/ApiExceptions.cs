using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Api.Problems;

/// <summary>Answers exceptions on API paths with a problem: what the caller sent wrong by name, everything else by a reference only.</summary>
internal sealed class ApiExceptions(ILogger<ApiExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiPaths.IsForPrograms(httpContext.Request))
            return false;
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true; // Nobody is there to read an answer.
        Language.Resume(httpContext);
        var problem = httpContext.RequestServices.GetRequiredService<ApiProblem>();
        var details = exception is BadHttpRequestException bad ? OfBadRequest(problem, bad) : OfBug(problem, httpContext, exception);
        httpContext.Response.StatusCode = details.Status!.Value;
        await Results.Problem(details).ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemDetails OfBadRequest(ApiProblem problem, BadHttpRequestException exception) => exception switch
    {
        { InnerException: JsonException json } => OfJson(problem, json),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => problem.Details(413, "too-large", ("limit", ApiPaths.BodyLimitText)),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => problem.Details(415, "json-expected"),
        _ => problem.Details(StatusCodes.Status400BadRequest, "bad-request"),
    };

    private static ProblemDetails OfJson(ApiProblem problem, JsonException json)
    {
        var details = problem.Details(
            StatusCodes.Status400BadRequest,
            "bad-json",
            ("line", Place(json.LineNumber)),
            ("column", Place(json.BytePositionInLine)));
        if (json.Path is { Length: > 0 } path)
            details.Extensions["path"] = path;
        return details;
    }

    private static string Place(long? fromZero) => ((fromZero ?? 0) + 1).ToString(CultureInfo.InvariantCulture);

    private ProblemDetails OfBug(ApiProblem problem, HttpContext httpContext, Exception exception)
    {
        logger.LogError(exception, "Request {Reference} failed: {Method} {Path}", httpContext.TraceIdentifier, httpContext.Request.Method, httpContext.Request.Path);
        var details = problem.Details(StatusCodes.Status500InternalServerError, "internal-error", ("reference", httpContext.TraceIdentifier));
        details.Extensions["reference"] = httpContext.TraceIdentifier;
        return details;
    }
}
