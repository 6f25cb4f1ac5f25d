using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Host.Outbound;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Outbound;

/// <summary>One attempt of a call, against a server that misbehaves.</summary>
public sealed class OutboundCallerTests : IAsyncLifetime
{
    private const int BodyLimit = 5_000;

    private RemoteServer _server = null!;
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RemoteServer.StartAsync();
        _app = await WorkflowCrmApp.StartAsync(configure: b =>
        {
            b.Configuration["Outbound:Hosts"] = "localhost";
            b.Configuration["Outbound:BodyLimit"] = "5000";
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_comes_with_code_headers_and_body()
    {
        var outcome = await CallAsync("/ok", "POST", call => call with
        {
            Content = "{\"中\":1}",
            ContentType = "application/json",
            Authorization = "Basic abc",
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["Idempotency-Key"] = ["forged"], ["Host"] = ["forged.example"], ["X-Trace"] = ["1"] },
        });
        Assert.Equal((200, "{\"answer\":42}", "application/json", Again.No), (outcome.Result.StatusCode, outcome.Result.Content, outcome.Result.ContentType, outcome.Again));
        Assert.Null(outcome.Result.Failure);
        Assert.Equal(("POST", "/ok", "bookmark-1", "Basic abc", "{\"中\":1}"), Assert.Single(_server.Calls));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_timeout()
    {
        var outcome = await CallAsync("/slow", "GET", call => call with { TimeoutSeconds = 0.3 });
        Assert.Equal((HttpCallFailure.Timeout, Again.IfRepeatable), (outcome.Result.Failure, outcome.Again));
    }

    [Fact]
    public async Task A_server_that_breaks_off_may_have_done_what_was_asked()
    {
        var outcome = await CallAsync("/cut", "POST");
        Assert.Equal((HttpCallFailure.FailedToConnect, Again.IfRepeatable), (outcome.Result.Failure, outcome.Again));
    }

    [Fact]
    public async Task A_server_that_refuses_has_never_heard_of_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var outcome = await CallAtAsync($"http://localhost:{port}/?key=secret", "POST");
        Assert.Equal((HttpCallFailure.FailedToConnect, Again.Yes), (outcome.Result.Failure, outcome.Again));
        Assert.DoesNotContain("secret", outcome.Result.Message, StringComparison.Ordinal);
        Assert.Equal(Again.Yes, (await CallAtAsync("http://no-such-host.invalid/", "POST")).Again);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_at_the_limit_between_characters()
    {
        var outcome = await CallAsync("/huge", "GET");
        Assert.Equal(new string('中', BodyLimit / 3), outcome.Result.Content);
    }

    [Fact]
    public async Task A_redirection_is_followed_on_the_same_host_only()
    {
        Assert.Equal(200, (await CallAsync("/moved", "GET")).Result.StatusCode);
        Assert.Equal(["/moved", "/ok"], _server.Calls.Select(c => c.Path));
        Assert.Equal(302, (await CallAsync("/moved", "POST")).Result.StatusCode);
        Assert.Equal(302, (await CallAsync("/moved-elsewhere", "GET")).Result.StatusCode);
        Assert.Equal(["/moved", "/ok", "/moved", "/moved-elsewhere"], _server.Calls.Select(c => c.Path));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    public async Task A_host_that_is_not_listed_and_leads_to_this_machine_is_never_called(string host)
    {
        var outcome = await CallAtAsync(_server.At("/ok", host), "GET");
        Assert.Equal((HttpCallFailure.FailedToConnect, Again.No), (outcome.Result.Failure, outcome.Again));
        Assert.Contains("Outbound__Hosts", outcome.Result.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Calls);
    }

    private Task<CallOutcome> CallAsync(string path, string method, Func<HttpCallPayload, HttpCallPayload>? change = null) => CallAtAsync(_server.At(path), method, change);

    private async Task<CallOutcome> CallAtAsync(string url, string method, Func<HttpCallPayload, HttpCallPayload>? change = null)
    {
        var call = new HttpCallPayload { InstanceId = "instance-1", BookmarkId = "bookmark-1", Method = method, Url = url };
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboundCaller>().CallAsync(change?.Invoke(call) ?? call, 1, TestContext.Current.CancellationToken);
    }
}
