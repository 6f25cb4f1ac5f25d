using System.Net;
using System.Net.WebSockets;
using System.Text;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Instances;

/// <summary>The hub as the Studio's client speaks it: JSON messages that end in U+001E.</summary>
public sealed class LiveUpdateTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private const char End = '\u001e';

    [Fact]
    public async Task Who_observes_an_instance_hears_when_it_moves()
    {
        var id = await office.StartAsync("observed", isReady: true);
        using var viewer = await ConnectAsync(office.Owner);
        await SendAsync(viewer, $$"""{"type":1,"target":"ObserveInstanceAsync","arguments":["{{id}}"],"invocationId":"1"}""");
        await HearAsync(viewer, "\"invocationId\":\"1\"");
        await office.Owner.PostAsync($"/elsa/api/cancel/workflow-instances/{id}", new { });
        var heard = await HearAsync(viewer, "WorkflowInstanceUpdatedAsync");
        Assert.Contains("ActivityExecutionLogUpdatedAsync", heard, StringComparison.Ordinal);
        Assert.Contains("WorkflowExecutionLogUpdatedAsync", heard, StringComparison.Ordinal);
        Assert.Contains("\"activityNodeId\":\"Workflow1:flow:check\"", heard, StringComparison.Ordinal);
        Assert.Contains(id, heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_observes_what_is_not_there()
    {
        using var viewer = await ConnectAsync(office.Owner);
        await SendAsync(viewer, """{"type":1,"target":"ObserveInstanceAsync","arguments":["none"],"invocationId":"1"}""");
        Assert.Contains("\"error\"", await HearAsync(viewer, "\"invocationId\":\"1\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task A_page_of_another_site_cannot_connect_with_an_owners_cookie(string origin)
    {
        var answer = await office.Owner.SendAsync(HttpMethod.Post, "/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, ("Origin", origin));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var ours = await office.Owner.SendAsync(
            HttpMethod.Post, "/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, ("Origin", office.App.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, ours.Status);
    }

    private async Task<ClientWebSocket> ConnectAsync(Caller caller)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = caller.Cookies;
        await socket.ConnectAsync(new Uri($"ws://{office.App.Address.Authority}/elsa/hubs/workflow-instance"), CancellationToken.None);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await HearAsync(socket, "{}");
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>All that comes until a message with these words.</summary>
    private static async Task<string> HearAsync(ClientWebSocket socket, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var (heard, buffer) = (new StringBuilder(), new byte[16_384]);
        while (!heard.ToString().Split(End).SkipLast(1).Any(message => message.Contains(words, StringComparison.Ordinal)))
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }

        return heard.ToString();
    }
}
