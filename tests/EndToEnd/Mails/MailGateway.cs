using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>
/// Stands before the program as a company's gateway does: shows a page of its own at <c>/webmail</c>, hands on everything else as it came,
/// and notes what was asked for, so that a test sees what a browser fetched without anybody asking it to.
/// </summary>
public sealed class MailGateway : IAsyncDisposable
{
    private static readonly string[] s_ofConnections = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly ConcurrentQueue<(string Method, string Path, string Purpose)> _asked = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly Uri _behind;

    private MailGateway(WebApplication app, Uri behind) => (_app, _behind) = (app, behind);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What it shows at <c>/webmail</c>.</summary>
    public string Page { get; set; } = "";

    /// <summary>Everything that was handed on, with what the browser said it is for (<c>Sec-Purpose</c>, <c>Purpose</c>).</summary>
    public IReadOnlyList<(string Method, string Path, string Purpose)> Asked => [.. _asked];

    public static async Task<MailGateway> StartAsync(RunningHost host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new MailGateway(builder.Build(), host.Address);
        gateway._app.Run(gateway.AnswerAsync);
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>The link as it looks from before the gateway.</summary>
    public Uri Before(Uri link) => new(Address, link.PathAndQuery);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path != "/webmail")
            return HandOnAsync(http);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<!doctype html><title>webmail</title>{Page}");
    }

    private async Task HandOnAsync(HttpContext http)
    {
        var asked = http.Request;
        _asked.Enqueue((asked.Method, asked.Path, $"{asked.Headers["Sec-Purpose"]}{asked.Headers["Purpose"]}"));
        using var message = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(_behind, asked.GetEncodedPathAndQuery()));
        if (HttpMethods.IsPost(asked.Method))
            message.Content = new StreamContent(asked.Body);
        foreach (var (name, value) in asked.Headers.Where(h => !s_ofConnections.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
                message.Content?.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        }

        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !s_ofConnections.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            http.Response.Headers.Append(name, values.ToArray());
        if (answer.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.NoContent) && !HttpMethods.IsHead(asked.Method))
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
