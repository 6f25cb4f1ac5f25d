using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class FaultPayloadTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public async Task A_faulted_line_tells_the_inputs_and_no_secrets()
    {
        var inputs = await FailAsync(Node(
            "h",
            "Elsa.SendHttpRequest",
            ("url", Literal("nowhere")),
            ("content", Script("({ n: 1 })")),
            ("authorization", Literal("Bearer secret")),
            ("requestHeaders", Wrapped("Object", """{"X-Key":"secret"}"""))));

        Assert.Equal("""{"Inputs":{"Url":"nowhere","Method":"GET","Content":{"n":1}}}""", inputs!.ToJsonString());
    }

    [Fact]
    public async Task A_long_value_is_cut()
    {
        var inputs = await FailAsync(Node("f", "Elsa.Fault", ("message", Script("new Array(5001).join('x')"))));

        Assert.Equal(1_001, inputs!["Inputs"]!["Message"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task Inputs_that_could_not_be_evaluated_are_not_told()
        => Assert.Null(await FailAsync(Node("w", "Elsa.WriteLine", ("text", Script("nothing.at.all")))));

    private async Task<JsonNode?> FailAsync(JsonObject node)
    {
        await _engine.RunAsync(Workflow(Sequence("r", node)));
        return Assert.Single(_engine.Journal, line => line.Event == "Faulted").Payload;
    }
}
