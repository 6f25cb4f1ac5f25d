using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using WorkflowCrm.Engine.Activities.Http;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Sends what a workflow has answered. It comes from this site's address, so a browser must not take it for one of its pages.</summary>
internal static class InboundAnswer
{
    private const string NoPage = "default-src 'none'; sandbox";

    // The connection and the body's length are ours to say; a workflow signs nobody in and lifts no protection.
    private static readonly HashSet<string> s_ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Upgrade", "Trailer", "Keep-Alive", "Set-Cookie", "Clear-Site-Data",
        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Cross-Origin-Opener-Policy", "Referrer-Policy", "Permissions-Policy",
        "Strict-Transport-Security", "Service-Worker-Allowed",
    };

    public static async Task SendAsync(HttpContext http, HttpReply reply)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false; // an empty 404 is the workflow's answer, not ours
        var response = http.Response;
        response.StatusCode = reply.StatusCode < 200 ? StatusCodes.Status200OK : reply.StatusCode;
        response.Headers.ContentSecurityPolicy = NoPage;
        foreach (var (name, values) in reply.Headers.Where(header => !s_ours.Contains(header.Key)))
            response.Headers[name] = values.ToArray();
        if (reply.Content is not { Length: > 0 } content || response.StatusCode is 204 or 205 or 304)
            return;
        var isText = reply.ContentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true && !reply.ContentType.Contains("charset", StringComparison.OrdinalIgnoreCase);
        response.ContentType = isText ? reply.ContentType + "; charset=utf-8" : reply.ContentType ?? "text/plain; charset=utf-8";
        var bytes = Encoding.UTF8.GetBytes(content);
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
