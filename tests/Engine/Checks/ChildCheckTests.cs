using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Checks;

/// <summary>What can only be known with the other definitions at hand.</summary>
public sealed class ChildCheckTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public async Task A_workflow_that_does_not_exist_is_named()
    {
        var finding = Assert.Single(await CheckAsync(Workflow(Use("u", "nobody"))));

        Assert.Equal((FindingSeverity.Error, FindingCodes.ChildNotFound, "u"), (finding.Severity, finding.Code, finding.ActivityId));
        Assert.Equal(["nobody"], finding.Arguments);
    }

    [Fact]
    public async Task A_workflow_that_is_found_by_its_type_is_no_unknown_activity()
    {
        _engine.Definitions.Add(Usable("Greeter", Line("hello")));

        Assert.Empty(await CheckAsync(Workflow(Node("u", "Greeter"))));
        Assert.Equal(FindingCodes.UnknownActivity, Assert.Single(await CheckAsync(Workflow(Node("u", "Stranger")))).Code);
    }

    [Fact]
    public async Task Workflows_that_use_each_other_are_found_with_the_way_round()
    {
        _engine.Definitions.Add(Named("b", Use("toC", "c")));
        _engine.Definitions.Add(Named("c", Use("toA", "a")));
        var a = Named("a", Sequence("r", Use("toB", "b"), Line("l")));
        _engine.Definitions.Add(a);

        var finding = Assert.Single(await CheckAsync(a));

        Assert.Equal((FindingCodes.ChildCircle, "toB", "a > b > c > a"), (finding.Code, finding.ActivityId, finding.Arguments[0]));
    }

    [Fact]
    public async Task A_child_used_twice_is_no_circle()
    {
        _engine.Definitions.Add(Named("c", Line("l")));
        _engine.Definitions.Add(Named("b", Sequence("r", Use("c1", "c"), Use("c2", "c"))));

        Assert.Empty(await CheckAsync(Workflow(Sequence("r", Use("b1", "b"), Use("c3", "c")))));
    }

    [Fact]
    public async Task The_outcomes_of_a_child_are_those_that_it_declares()
    {
        _engine.Definitions.Add(Named("child", Line("l")).Change(document => document["outcomes"] = new JsonArray("Yes", "No")));

        var findings = await CheckAsync(Workflow(Flowchart("f", [Use("u", "child"), Line("a"), Line("b")], "u:Yes -> a", "u:Maybe -> b")));

        Assert.Equal(
            [(FindingCodes.OutcomeUnconnected, "No"), (FindingCodes.OutcomeUnknown, "Maybe")],
            findings.Select(finding => (finding.Code, finding.Arguments[0])).Order());
    }

    [Theory]
    [InlineData("Elsa.Event", "eventName", "", FindingCodes.InvalidInput)]
    [InlineData("Elsa.Cron", "cronExpression", "every day", FindingCodes.InvalidInput)]
    [InlineData("Elsa.Timer", "interval", "00:00:00", FindingCodes.TriggerIncomplete)]
    public async Task A_trigger_that_says_nothing_is_one_error(string type, string input, string value, string code)
    {
        var trigger = Node("t", type, (input, Literal(value)));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };

        var finding = Assert.Single(await CheckAsync(Workflow(trigger)));

        Assert.Equal((code, FindingSeverity.Error, "t"), (finding.Code, finding.Severity, finding.ActivityId));
    }

    private static JsonObject Use(string id, string definitionId) => Node(id, "Child", ("workflowDefinitionId", JsonValue.Create(definitionId)));

    private static WorkflowDefinition Usable(string name, JsonObject root)
        => Named(name, root).Change(document => document["options"] = new JsonObject { ["usableAsActivity"] = true });

    private async Task<IReadOnlyList<DefinitionFinding>> CheckAsync(WorkflowDefinition definition) => await DefinitionCheck.CheckAsync(
        definition,
        _engine.Catalogue,
        _engine.Definitions,
        null,
        new TriggerReader(_engine.Catalogue, _engine.Definitions, _engine.Runtime),
        TestContext.Current.CancellationToken);
}
