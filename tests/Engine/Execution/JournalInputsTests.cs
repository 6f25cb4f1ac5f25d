using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class JournalInputsTests
{
    [Fact]
    public async Task The_journal_keeps_no_inputs_unless_it_is_told_to()
    {
        var engine = new EngineHarness();
        await engine.RunAsync(Workflow(Line("A")));

        Assert.All(engine.Journal, entry => Assert.Null(entry.Payload));
    }

    [Fact]
    public async Task It_keeps_them_beside_the_outcomes_that_an_activity_names()
    {
        var engine = new EngineHarness(new EngineLimits { JournalInputs = true });
        await engine.RunAsync(Workflow(Decision("d", "1 < 2")));

        var payload = engine.Journal.Single(entry => entry.Event == "Completed").Payload;
        Assert.Equal("""{"Outcomes":["True"],"Inputs":{"Condition":true}}""", payload!.ToJsonString());
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("Exclude", null, false)]
    [InlineData("""{"default":"Exclude"}""", null, false)]
    [InlineData("Exclude", """{"default":"Include","inputs":{"text":"Inherit"}}""", true)]
    [InlineData("Exclude", """{"default":"Inherit","inputs":{"text":"Include"}}""", true)]
    [InlineData(null, """{"default":"Include","inputs":{"text":"Exclude"}}""", false)]
    [InlineData(null, "Exclude", false)]
    public async Task What_the_definition_excludes_is_not_kept(string? ofWorkflow, string? ofActivity, bool isKept)
    {
        var line = Line("A");
        line["customProperties"] = new JsonObject { ["logPersistenceMode"] = Mode(ofActivity) };
        var engine = new EngineHarness(new EngineLimits { JournalInputs = true });
        await engine.RunAsync(Workflow(line).Change(document => document["customProperties"] = new JsonObject { ["logPersistenceMode"] = Mode(ofWorkflow) }));

        var payload = engine.Journal.Single(entry => entry.Event == "Completed").Payload;
        Assert.Equal(isKept ? """{"Inputs":{"Text":"A"}}""" : null, payload?.ToJsonString());
    }

    private static JsonNode? Mode(string? mode) => mode is ['{', ..] ? JsonNode.Parse(mode) : mode;
}
