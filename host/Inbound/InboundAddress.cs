namespace WorkflowCrm.Host.Inbound;

/// <summary>What a call is for.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Below the base path, without slashes at its ends.</param>
/// <param name="CorrelationId">Only instances that carry it are meant, and a new one gets it; header <c>X-Correlation-Id</c> or query <c>correlationId</c>.</param>
/// <param name="InstanceId">Only this instance is meant; header <c>X-Workflow-Instance-Id</c> or query <c>workflowInstanceId</c>.</param>
internal sealed record InboundAddress(string Method, string Path, string? CorrelationId, string? InstanceId)
{
    public static InboundAddress Of(HttpRequest request, string path) => new(
        request.Method.ToUpperInvariant(),
        path.Trim('/'),
        Named(request, "X-Correlation-Id", "correlationId"),
        Named(request, "X-Workflow-Instance-Id", "workflowInstanceId"));

    private static string? Named(HttpRequest request, string header, string query) =>
        request.Headers[header].ToString() is { Length: > 0 } given ? given
        : request.Query[query].ToString() is { Length: > 0 } asked ? asked
        : null;
}
