using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Checks;

/// <summary>Loops that never wait: an error when they certainly never end, a warning when they may not, nothing for honest ones.</summary>
public sealed class LoopCheckTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public void Two_lines_that_lead_to_each_other_never_end()
        => Expect(FindingSeverity.Error, FindingCodes.EndlessLoop, "A", Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Line("B")], "s -> A", "A -> B", "B -> A"));

    [Fact]
    public void A_decision_whose_ways_all_lead_back_does_not_end_the_loop()
        => Expect(
            FindingSeverity.Error,
            FindingCodes.EndlessLoop,
            "d",
            Flowchart("f", [Node("s", "Elsa.Start"), Decision("d", "getN() > 1"), Line("A"), Line("B")], "s -> d", "d:True -> A", "d:False -> B", "A -> d", "B -> d"));

    [Fact]
    public void A_decision_that_is_always_the_same_is_no_way_out()
    {
        var always = Node("d", "Elsa.FlowDecision", ("condition", Literal(true)));
        Expect(
            FindingSeverity.Error, FindingCodes.EndlessLoop, "A", Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), always, Line("out")], "s -> A", "A -> d", "d:True -> A", "d:False -> out"));
    }

    [Fact]
    public void A_loop_in_which_nothing_changes_may_never_end()
        => Expect(
            FindingSeverity.Warning,
            FindingCodes.BusyLoop,
            "A",
            Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Decision("d", "getN() > 1"), Line("out")], "s -> A", "A -> d", "d:True -> A", "d:False -> out"));

    [Fact]
    public void A_loop_that_counts_waits_or_fails_is_honest()
    {
        ExpectNone(Flowchart(
            "f", [Node("s", "Elsa.Start"), Set("A", "n", Script("getN() + 1")), Decision("d", "getN() < 3"), Line("out")], "s -> A", "A -> d", "d:True -> A", "d:False -> out"));
        ExpectNone(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Event("e", "go")], "s -> A", "A -> e", "e -> A"));
        ExpectNone(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Sequence("q", Event("e", "go"))], "s -> A", "A -> q", "q -> A"));
        ExpectNone(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Node("x", "Elsa.Fault")], "s -> A", "A -> x", "x -> A"));
        ExpectNone(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Line("B"), Line("C")], "s -> A", "s -> B", "A -> C", "B -> C"));
    }

    [Theory]
    [InlineData("true", FindingCodes.EndlessLoop)]
    [InlineData("false", null)]
    public void A_while_with_a_condition_that_never_changes(string condition, string? code)
    {
        var loop = Node("w", "Elsa.While", ("condition", Literal(condition)), ("body", Line("A")));
        Assert.Equal(code, LoopFindings(loop).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_while_that_breaks_waits_or_counts_is_honest()
    {
        ExpectNone(Node("w", "Elsa.While", ("condition", Literal(true)), ("body", Sequence("q", Node("if", "Elsa.If", ("then", Node("b", "Elsa.Break")))))));
        ExpectNone(Node("w", "Elsa.While", ("condition", Literal(true)), ("body", Sequence("q", Event("e", "go")))));
        ExpectNone(Node("w", "Elsa.While", ("condition", Script("getN() < 3")), ("body", Set("s", "n", Script("getN() + 1")))));
        Expect(FindingSeverity.Warning, FindingCodes.BusyLoop, "w", Node("w", "Elsa.While", ("condition", Script("getN() < 3")), ("body", Line("A"))));
    }

    [Fact]
    public void A_for_with_a_step_of_nought_never_comes_to_its_end()
        => Expect(FindingSeverity.Error, FindingCodes.EndlessLoop, "for", Node("for", "Elsa.For", ("end", Literal(3)), ("step", Literal(0)), ("body", Line("A"))));

    [Fact]
    public async Task What_the_check_calls_endless_is_stopped_when_it_runs_all_the_same()
    {
        var state = await _engine.RunAsync(Definition(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Line("B")], "s -> A", "A -> B", "B -> A")));

        Assert.Equal(WorkflowCrm.Engine.Execution.IncidentKind.Loop, Assert.Single(state.Incidents).Kind);
    }

    private void Expect(FindingSeverity severity, string code, string activityId, JsonObject root)
    {
        var finding = Assert.Single(LoopFindings(root));
        Assert.Equal((severity, code, activityId), (finding.Severity, finding.Code, finding.ActivityId));
        Assert.Contains($"'{activityId}'", finding.Message, StringComparison.Ordinal);
    }

    private void ExpectNone(JsonObject root) => Assert.Empty(LoopFindings(root));

    private IEnumerable<DefinitionFinding> LoopFindings(JsonObject root) => DefinitionCheck.Check(Definition(root), _engine.Catalogue)
        .Where(finding => finding.Code is FindingCodes.EndlessLoop or FindingCodes.BusyLoop);

    private static WorkflowDefinition Definition(JsonObject root) => Workflow(root, Variable("n", "Int32", 0));
}
