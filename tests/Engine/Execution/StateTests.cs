using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class StateTests
{
    [Fact]
    public async Task A_waiting_state_survives_writing_and_reading_and_holds_only_what_is_open()
    {
        var engine = new EngineHarness();
        var state = await engine.RunAsync(
            Workflow(
                Sequence("r", Set("s", "o", Script("({a: [1, 'x', null], when: new Date(0)})")), Set("t", "at", Literal("2026-03-01T08:00:00+08:00")), Line("A"), Event("e", "go"), LineOf("l", "toJson(getO()) + getAt().toISOString()")),
                Variable("o"), Variable("at", "DateTimeOffset")),
            new() { ["Title"] = "unkept" });

        var again = InstanceState.FromJson(state.ToJson());

        Assert.Equal(state.ToJson(), again.ToJson());
        Assert.Equal(["Workflow1:r", "Workflow1:r:e"], again.Executions.Select(execution => execution.NodeId));
        Assert.Equal(InstanceState.CurrentSchemaVersion, again.SchemaVersion);
        await engine.PublishAsync("go");
        Assert.Empty(engine.Read(state.Id).Incidents);
        Assert.Equal("""{"a":[1,"x",null],"when":"1970-01-01T00:00:00+00:00"}2026-03-01T00:00:00.000Z""", engine.Lines[1]);
    }

    [Fact]
    public void A_state_of_a_newer_program_is_refused()
    {
        var json = JsonNode.Parse(new InstanceState { Id = "i", DefinitionId = "d", DefinitionVersionId = "v", DefinitionVersion = 1, CreatedAt = default }.ToJson())!;
        json["schemaVersion"] = InstanceState.CurrentSchemaVersion + 1;

        Assert.Contains("schema version", Assert.Throws<InvalidDataException>(() => InstanceState.FromJson(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_counts_on_over_all_bursts()
    {
        var engine = new EngineHarness();
        await engine.RunAsync(Workflow(Sequence("r", Event("e", "go"), Line("A"))));
        await engine.PublishAsync("go");

        Assert.Equal(Enumerable.Range(0, engine.Journal.Count()).Select(number => (long)number), engine.Journal.Select(entry => entry.Sequence));
        Assert.Equal(
            ["Started r", "Started e", "Suspended e", "Resumed e", "Completed e", "Started A", "Completed A", "Completed r"],
            engine.Journal.Select(entry => $"{entry.Event} {entry.ActivityId}"));
    }

    [Fact]
    public async Task The_same_burst_repeated_gives_the_same_execution_ids()
    {
        var definition = Workflow(Sequence("r", Line("A"), Event("e", "go")));
        var first = await new EngineHarness().RunAsync(definition);
        var second = await new EngineHarness().RunAsync(definition);

        Assert.Equal(first.Bookmarks.Single().ExecutionId, second.Bookmarks.Single().ExecutionId);
    }
}
