using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Engine.Values;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Http;

public sealed class SendHttpRequestTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task The_call_is_a_job_whose_key_is_the_bookmark()
    {
        var state = await _engine.RunAsync(Workflow(Node(
            "h",
            "Elsa.FlowSendHttpRequest",
            ("url", Literal("https://example.com/a b?x=1")),
            ("method", Literal("post")),
            ("content", Script("({ n: 1 })")),
            ("authorization", Literal("Bearer t")),
            ("requestHeaders", Wrapped("Object", """{"X-A":{"type":"Literal","value":"1"}}""")))));

        var job = Assert.Single(_engine.Outside);
        var call = job.Payload.Deserialize<HttpCallPayload>(PlainValue.Json)!;
        var bookmark = Assert.Single(state.Bookmarks);
        Assert.Equal((WorkflowJobKinds.HttpRequest, bookmark.Id), (job.Kind, job.Key));
        Assert.Equal((state.Id, bookmark.Id), (call.InstanceId, call.BookmarkId));
        Assert.Equal(("POST", "https://example.com/a%20b?x=1", """{"n":1}""", "application/json"), (call.Method, call.Url, call.Content, call.ContentType));
        Assert.Equal(("Bearer t", "1"), (call.Authorization, call.Headers["X-A"].Single()));
    }

    [Theory]
    [InlineData("x-www-form-urlencoded", "a=1&b=%E5%BC%A0%20%26")]
    [InlineData("application/json", """{"a":1,"b":"张 &"}""")]
    public async Task The_content_type_decides_how_a_value_is_written(string type, string body)
    {
        await _engine.RunAsync(Workflow(Node(
            "h", "Elsa.SendHttpRequest", ("url", Literal("http://x")), ("contentType", Literal(type)), ("content", Script("({ a: 1, b: '张 &' })")))));

        Assert.Equal(body, _engine.Outside.Single().Payload.Deserialize<HttpCallPayload>(PlainValue.Json)!.Content);
    }

    [Theory]
    [InlineData(200, "[200]", "200,Done")]
    [InlineData(404, "[200]", "Unmatched,Done")]
    [InlineData(404, "[200,404]", "404,Done")]
    [InlineData(500, "[]", "Done")]
    [InlineData(200, null, "200,Done")]
    public async Task In_a_flowchart_the_code_is_an_outcome_besides_done(int code, string? expected, string outcomes)
    {
        var call = Node("h", "Elsa.FlowSendHttpRequest", ("url", Literal("http://x")));
        if (expected is not null)
        {
            call["expectedStatusCodes"] = Wrapped("Object", expected);
        }

        await FlowAsync(call, new HttpCallResult { StatusCode = code });

        Assert.Equal(outcomes, string.Join(',', _engine.Lines));
    }

    [Theory]
    [InlineData(HttpCallFailure.FailedToConnect, "Failed")]
    [InlineData(HttpCallFailure.Timeout, "Late")]
    public async Task A_server_that_does_not_answer_is_an_outcome_and_no_incident(HttpCallFailure failure, string outcome)
    {
        var state = await FlowAsync(
            Node("h", "Elsa.FlowSendHttpRequest", ("url", Literal("http://x"))), new HttpCallResult { Failure = failure, Message = "no route" });

        Assert.Equal([outcome], _engine.Lines);
        Assert.Empty(state.Incidents);
        Assert.Contains(_engine.Store.Journal(state.Id), line => line is { Event: "Call failed", Message: "no route" });
    }

    [Theory]
    [InlineData(200, "ok,end")]
    [InlineData(201, "end")]
    [InlineData(500, "unmatched,end")]
    public async Task The_activity_of_the_code_runs_and_then_the_call_is_done(int code, string lines)
    {
        await SendAsync(Sequence("r", Call(), Line("end")), new HttpCallResult { StatusCode = code });

        Assert.Equal(lines, string.Join(',', _engine.Lines));
    }

    [Theory]
    [InlineData(HttpCallFailure.FailedToConnect, "unreachable,end")]
    [InlineData(HttpCallFailure.Timeout, "end")]
    public async Task The_activity_of_a_failure_runs_if_there_is_one(HttpCallFailure failure, string lines)
    {
        await SendAsync(Sequence("r", Call(), Line("end")), new HttpCallResult { Failure = failure });

        Assert.Equal(lines, string.Join(',', _engine.Lines));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", """{"n":5}""", "5")]
    [InlineData("text/plain", """{"n":5}""", "text")]
    [InlineData("application/json", """{"n":""", "text")]
    public async Task The_answer_is_there_for_scripts(string type, string content, string parsed)
    {
        var call = Node(
            "h",
            "Elsa.SendHttpRequest",
            ("url", Literal("http://x")),
            ("result", Bound("var-r")),
            ("statusCode", Bound("var-code")),
            ("parsedContent", Bound("var-content")),
            ("responseHeaders", Bound("var-heads")));
        var line = LineOf("l", "[getCode(), getR().content.length, getHeads()['X-A'], getContent().n || 'text'].join(' ')");

        await SendAsync(Sequence("r", call, line), new HttpCallResult
        {
            StatusCode = 200,
            ContentType = type,
            Content = content,
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["X-A"] = ["1"] },
        });

        Assert.Equal([$"200 {content.Length} 1 {parsed}"], _engine.Lines);
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_called_is_an_incident(string url)
    {
        var state = await _engine.RunAsync(Workflow(Node("h", "Elsa.SendHttpRequest", ("url", Literal(url)))));

        Assert.Contains("must begin with http:// or https://", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(_engine.Outside);
    }

    private static JsonObject Call() => Node(
        "h",
        "Elsa.SendHttpRequest",
        ("url", Literal("http://x")),
        ("expectedStatusCodes", new JsonArray(
            new JsonObject { ["statusCode"] = 201, ["activity"] = null },
            new JsonObject { ["statusCode"] = 200, ["activity"] = Line("ok") })),
        ("unmatchedStatusCode", Line("unmatched")),
        ("failedToConnect", Line("unreachable")));

    private Task<InstanceState> FlowAsync(JsonObject call, HttpCallResult result) => SendAsync(
        Flowchart(
            "f",
            [call, Line("200"), Line("404"), Line("Unmatched"), Line("Done"), Line("Failed"), Line("Late")],
            "h:200 -> 200", "h:404 -> 404", "h:Unmatched status code -> Unmatched", "h -> Done", "h:Failed to connect -> Failed", "h:Timeout -> Late"),
        result);

    private async Task<InstanceState> SendAsync(JsonObject root, HttpCallResult result)
    {
        var state = await _engine.RunAsync(Workflow(root, Variable("r"), Variable("code"), Variable("content"), Variable("heads")));
        await _engine.ResumeAsync(
            state.Id, state.Bookmarks.Single().Id, HttpCallResult.InputKey, JsonSerializer.SerializeToNode(result, PlainValue.Json));
        return _engine.Store.Read(state.Id);
    }
}
