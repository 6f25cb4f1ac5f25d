using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Checks;

public sealed class InputCheckTests
{
    private readonly EngineHarness _engine = new();

    [Theory]
    [InlineData("tomorrow", true)]
    [InlineData("-00:01:00", true)]
    [InlineData("1.00:00:00", false)]
    public void A_delay_knows_what_a_time_to_wait_is(string time, bool isWrong)
        => Assert.Equal(isWrong, Find(Node("d", "Elsa.Delay", ("timeSpan", Literal(time)))).Any(finding => finding is { Code: FindingCodes.InvalidInput, Severity: FindingSeverity.Error }));

    [Fact]
    public void An_event_needs_a_name_unless_it_is_worked_out()
    {
        var finding = Assert.Single(Find(Node("e", "Elsa.Event")));
        Assert.Equal((FindingSeverity.Error, FindingCodes.InvalidInput, "e"), (finding.Severity, finding.Code, finding.ActivityId));
        Assert.Equal("EventName", finding.Arguments[0]);
        Assert.Empty(Find(Node("e", "Elsa.Event", ("eventName", Script("'go' + 1")))));
    }

    [Fact]
    public void A_literal_that_is_none_of_its_type_is_pointed_out()
    {
        var finding = Assert.Single(Find(Node("f", "Elsa.For", ("end", Literal("many")), ("body", Line("l")))));
        Assert.Equal((FindingSeverity.Warning, FindingCodes.InputNotConvertible), (finding.Severity, finding.Code));
        Assert.Equal(["End", "many", "Int32"], finding.Arguments);
        Assert.Empty(Find(Node("f", "Elsa.For", ("end", Literal("3")), ("body", Line("l")))));
    }

    [Fact]
    public void Only_triggers_can_start_a_workflow()
    {
        var line = Line("l");
        line["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };

        Assert.Equal(FindingCodes.NotATrigger, Assert.Single(Find(line)).Code);
    }

    [Fact]
    public void A_single_outcome_with_a_name_of_its_own_wants_to_be_connected_too()
    {
        var cases = Node("w", "Elsa.FlowSwitch", ("cases", new JsonArray()));

        Assert.Contains(Find(Flowchart("f", [cases])), finding => finding is { Code: FindingCodes.OutcomeUnconnected, ActivityId: "w" });
        Assert.Empty(Find(Flowchart("f", [Line("l")])));
    }

    private IReadOnlyList<DefinitionFinding> Find(JsonObject root) => DefinitionCheck.Check(Workflow(root), _engine.Catalogue);
}
