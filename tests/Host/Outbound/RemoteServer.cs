using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkflowCrm.Host.Tests.Outbound;

/// <summary>A server of somebody else, on the loopback interface, that behaves as servers do.</summary>
public sealed class RemoteServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RemoteServer(WebApplication app) => _app = app;

    /// <summary>What was called, in order: method, path, idempotency key, authorization.</summary>
    public ConcurrentQueue<(string Method, string Path, string Key, string Authorization, string Body)> Calls { get; } = new();

    /// <summary>How many calls of <c>/busy</c> are still answered with 503.</summary>
    public int BusyFor { get; set; }

    private int Port => new Uri(_app.Urls.First()).Port;

    public string At(string path, string host = "localhost") => $"http://{host}:{Port}{path}";

    public static async Task<RemoteServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        var server = new RemoteServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue((http.Request.Method, http.Request.Path, http.Request.Headers["Idempotency-Key"].ToString(), http.Request.Headers.Authorization.ToString(), body));
        switch (http.Request.Path.Value)
        {
            case "/busy" when BusyFor-- > 0:
                http.Response.StatusCode = 503;
                break;
            case "/asks-for-patience":
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "7200";
                break;
            case "/slow":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "/cut":
                http.Response.ContentLength = 1000;
                await http.Response.WriteAsync("{\"half\":");
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            case "/huge":
                http.Response.ContentType = "text/plain; charset=utf-8";
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.WriteAsync(new string('中', 10_000));
                break;
            case "/moved":
                http.Response.Redirect("/ok");
                break;
            case "/moved-elsewhere":
                http.Response.Redirect(At("/ok", "127.0.0.1"));
                break;
            default:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{\"answer\":42}");
                break;
        }
    }
}
