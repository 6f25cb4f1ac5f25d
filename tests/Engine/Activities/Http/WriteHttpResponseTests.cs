using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Http;

public sealed class WriteHttpResponseTests
{
    private readonly JobHarness _engine = new();
    private readonly Answers _answers = new();

    [Fact]
    public async Task A_text_is_sent_as_it_is()
    {
        var reply = await AnswerAsync(("content", Literal("Hello World!")));

        Assert.Equal((200, "Hello World!", "text/plain"), (reply.StatusCode, reply.Content, reply.ContentType));
        Assert.Empty(reply.Headers);
    }

    [Fact]
    public async Task A_value_is_sent_as_json_with_code_and_headers()
    {
        var reply = await AnswerAsync(
            ("content", Script("({ name: '张三', n: 1 })")),
            ("statusCode", Literal("Created")),
            ("responseHeaders", Wrapped("Object", """{"X-A":"1","X-B":["1",2],"X-C":{"type":"JavaScript","value":"'c' + 3"},"X-D":null}""")));

        Assert.Equal((201, """{"name":"张三","n":1}""", "application/json"), (reply.StatusCode, reply.Content, reply.ContentType));
        Assert.Equal(["X-A=1", "X-B=1,2", "X-C=c3"], reply.Headers.Select(header => $"{header.Key}={string.Join(',', header.Value)}"));
    }

    [Theory]
    [InlineData("404", 404)]
    [InlineData("NotFound", 404)]
    [InlineData("OK", 200)]
    public async Task A_code_is_a_name_or_a_number(string given, int expected)
        => Assert.Equal(expected, (await AnswerAsync(("statusCode", Literal(given)))).StatusCode);

    [Fact]
    public async Task Without_a_caller_the_workflow_goes_on_and_the_journal_says_so()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("w", "Elsa.WriteHttpResponse", ("content", Literal("x"))), Line("A"))));

        Assert.Equal(["A"], _engine.Lines);
        Assert.Contains(_engine.Store.Journal(state.Id), line => line is { Event: "Not sent", Message: "Nobody waits for an answer any more." });
    }

    [Theory]
    [InlineData("statusCode", "99", "99 is no status code")]
    [InlineData("responseHeaders", "{\"X-A\":\"1\\r\\nSet-Cookie: a=b\"}", "The header 'X-A' cannot be sent")]
    [InlineData("responseHeaders", "{\"X A\":\"1\"}", "The header 'X A' cannot be sent")]
    public async Task What_cannot_be_sent_is_an_incident(string input, string value, string reason)
    {
        _engine.Services.Add<IHttpReply>(_answers);

        var state = await _engine.RunAsync(Workflow(Node("w", "Elsa.WriteHttpResponse", (input, Literal(value)))));

        Assert.Contains(reason, Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(_answers.Written);
    }

    [Fact]
    public async Task What_comes_from_outside_is_never_read_as_an_expression()
    {
        _engine.Services.Add<IHttpReply>(_answers);

        await _engine.RunAsync(
            Workflow(Node("w", "Elsa.WriteHttpResponse", ("responseHeaders", Script("getInput('H')")))),
            new() { ["H"] = JsonNode.Parse("""{"X-A":{"type":"JavaScript","value":"1 + 1"}}""") });

        Assert.Equal("""{"type":"JavaScript","value":"1 + 1"}""", Assert.Single(_answers.Written).Headers["X-A"][0]);
    }

    private async Task<HttpReply> AnswerAsync(params (string Name, JsonNode? Value)[] inputs)
    {
        _engine.Services.Add<IHttpReply>(_answers);
        var state = await _engine.RunAsync(Workflow(Node("w", "Elsa.WriteHttpResponse", inputs)));
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        return Assert.Single(_answers.Written);
    }

    private sealed class Answers : IHttpReply
    {
        public List<HttpReply> Written { get; } = [];

        public void Write(HttpReply reply) => Written.Add(reply);
    }
}
