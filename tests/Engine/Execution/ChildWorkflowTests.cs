using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class ChildWorkflowTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public async Task A_child_has_its_own_inputs_waits_inside_and_returns_outputs_and_outcome()
    {
        _engine.Definitions.Add(Child());

        var state = await _engine.RunAsync(
            Workflow(
                Flowchart(
                    "f",
                    [Use("c", "'hello ' + getInput('A')"), LineOf("ok", "'ok ' + getR()"), Line("bad")],
                    "c:Good -> ok", "c:Bad -> bad"),
                Variable("r")),
            new() { ["A"] = "outer" });

        Assert.Equal(["child got hello outer"], _engine.Lines);
        await _engine.PublishAsync("go");

        Assert.Equal(["child got hello outer", "ok hello outer!"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Contains(_engine.Journal, entry => entry.NodeId == "Workflow1:f:c:cs:cw");
    }

    [Fact]
    public async Task A_workflow_that_contains_itself_becomes_an_incident()
    {
        var self = Named("self", Node("again", "Self", ("workflowDefinitionId", "self"), ("workflowDefinitionVersionId", "self-v1")));

        var state = await _engine.RunAsync(self);

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("nested", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    private static JsonObject Use(string id, string value) => Node(
        id,
        "Child",
        ("workflowDefinitionId", "child"),
        ("workflowDefinitionVersionId", "child-v1"),
        ("a", Script(value)),
        ("b", Bound("var-r")));

    private static WorkflowDefinition Child() => Named("child", Sequence(
        "cs",
        LineOf("cw", "'child got ' + getInput('A')"),
        Event("ce", "go"),
        Node("co", "Elsa.SetOutput", ("outputName", Literal("B")), ("outputValue", Script("getA() + '!'"))),
        Node("cc", "Elsa.Complete", ("outcomes", Literal("Good"))))).Change(document =>
        {
            document["inputs"] = new JsonArray(new JsonObject { ["name"] = "A", ["type"] = "String" });
            document["outputs"] = new JsonArray(new JsonObject { ["name"] = "B", ["type"] = "String" });
        });
}
