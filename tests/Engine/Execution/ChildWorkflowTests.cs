using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
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
        Assert.Equal("The workflow 'self' uses itself as an activity.", Assert.Single(state.Incidents).Message);
    }

    [Fact]
    public async Task A_workflow_that_uses_itself_twice_or_through_another_is_stopped_before_it_grows()
    {
        _engine.Definitions.Add(Named("other", Sequence("os", Use("o", "self-v1", "self"), Use("o2", "self-v1", "self"))));
        var self = Named("self", Sequence("s", Line("A"), Use("x", "self-v1", "self"), Use("y", "other-v1", "other"), Use("z", "other-v1", "other")));

        var state = await _engine.RunAsync(self);

        Assert.Equal(["A"], _engine.Lines);
        Assert.Equal("The workflow 'self' uses itself as an activity.", Assert.Single(state.Incidents).Message);

        static JsonObject Use(string id, string version, string definition)
            => Node(id, "Self", ("workflowDefinitionId", definition), ("workflowDefinitionVersionId", version));
    }

    [Fact]
    public async Task Workflows_that_multiply_by_using_each_other_twice_have_a_limit()
    {
        var engine = new EngineHarness(new EngineLimits { ActivitiesInAll = 200 });
        engine.Definitions.Add(Named("w0", Line("leaf")));
        for (var i = 1; i <= 20; i++)
        {
            engine.Definitions.Add(Named($"w{i}", Sequence("s", Twin("a", i - 1), Twin("b", i - 1))));
        }

        var state = await engine.RunAsync(Workflow(Twin("top", 20)));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("more than 200 activities", state.Incidents[0].Message, StringComparison.Ordinal);

        static JsonObject Twin(string id, int of) => Node(id, $"W{of}", ("workflowDefinitionId", $"w{of}"), ("workflowDefinitionVersionId", $"w{of}-v1"));
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
