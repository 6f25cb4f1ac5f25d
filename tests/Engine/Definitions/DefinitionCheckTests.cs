using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Definitions;

public sealed class DefinitionCheckTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public void A_sound_definition_has_no_findings()
        => Assert.Empty(Check(Workflow(
            Flowchart("f", [Decision("d", "getN() > 1"), Set("y", "n", Literal(2)), Line("x")], "d:True -> y", "d:False -> x"), Variable("n", "Int32"))));

    [Fact]
    public void An_unknown_activity_is_named()
        => Expect(Workflow(Sequence("s", Node("u", "Acme.Gone"))), FindingCodes.UnknownActivity, "u", "Acme.Gone");

    [Fact]
    public void A_script_that_cannot_be_read_is_found_with_its_line_and_column()
    {
        var finding = Expect(Workflow(LineOf("l", "var a = 1;\nvar b = `x${a +}`;")), FindingCodes.BrokenExpression, "l");

        Assert.Equal(("text", "2", "16"), (finding.Arguments[0], finding.Arguments[2], finding.Arguments[3]));
        Assert.Contains("line 2, column 16", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_of_cases_and_scripts_of_scripts_are_read_too()
    {
        var cases = new JsonArray(new JsonObject { ["label"] = "a", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1 +" } });
        Expect(Workflow(Node("w", "Elsa.FlowSwitch", ("cases", cases))), FindingCodes.BrokenExpression, "w");
        Expect(Workflow(Node("j", "Elsa.RunJavaScript", ("script", Literal("x => x")))), FindingCodes.BrokenExpression, "j");
        Expect(Workflow(Node("h", "Elsa.WriteLine", ("text", Wrapped("Handlebars", "{{#if a}}")))), FindingCodes.BrokenExpression, "h");
        Expect(Workflow(Node("o", "Elsa.WriteLine", ("text", Wrapped("Object", "{a")))), FindingCodes.BrokenExpression, "o");
        Expect(Workflow(Node("c", "Elsa.WriteLine", ("text", Wrapped("CSharp", "1")))), FindingCodes.UnknownLanguage, "c", "text", "CSharp");
    }

    [Fact]
    public void Arrows_to_nowhere_loose_outcomes_and_unreachable_nodes_are_found()
    {
        var definition = Workflow(Flowchart("f", [Decision("d", "true"), Line("a"), Line("b")], "d:True -> a", "a -> ghost", "d:Maybe -> a"));

        Expect(definition, FindingCodes.ConnectionToNowhere, "a", "a", "ghost", "ghost");
        Expect(definition, FindingCodes.OutcomeUnconnected, "d", "False");
        Expect(definition, FindingCodes.OutcomeUnknown, "d", "Maybe");
        Expect(definition, FindingCodes.Unreachable, "b");
    }

    [Fact]
    public void Unknown_variables_are_found_where_they_stand()
    {
        Expect(Workflow(Set("s", "nobody", Literal(1))), FindingCodes.UnknownVariable, "s", "nobody");
        Expect(Workflow(LineOf("l", "getVariable('nobody')")), FindingCodes.UnknownVariable, "l", "nobody");
        Expect(Workflow(Node("v", "Elsa.WriteLine", ("text", Wrapped("Variable", new JsonObject { ["id"] = "gone", ["name"] = "Gone" })))), FindingCodes.UnknownVariable, "v", "Gone");
    }

    [Fact]
    public void Doubles_are_found()
    {
        Expect(Workflow(Sequence("s", Line("a"), Line("a"))), FindingCodes.DuplicateId, "a", "a");
        Expect(Workflow(Sequence("s"), Variable("n"), Variable("n")), FindingCodes.DuplicateVariable, null, "n");
        var twins = Line("b");
        twins["name"] = "a";
        Expect(Workflow(Sequence("s", Line("a"), twins)), FindingCodes.DuplicateName, "b", "a");
    }

    [Fact]
    public void An_input_that_is_forgotten_at_the_first_wait_is_pointed_out()
        => Expect(
            Workflow(Sequence("s")).Change(document => document["inputs"] = new JsonArray(new JsonObject { ["name"] = "Title", ["type"] = "String" })),
            FindingCodes.InputNotKept,
            null,
            "Title");

    [Fact]
    public void Settings_of_flowcharts_that_do_not_exist_are_pointed_out()
    {
        var line = Line("l");
        line["customProperties"] = new JsonObject { ["mergeMode"] = "All" };
        Expect(Workflow(line), FindingCodes.UnknownSetting, "l", "mergeMode", "All", "None, Stream, Merge, Converge, Cascade, Race");
        Expect(
            Workflow(Sequence("s")).Change(document => document["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = "Tokens" }),
            FindingCodes.UnknownSetting,
            null,
            "Flowchart:ExecutionMode",
            "Tokens",
            "CounterBased, TokenBased");
    }

    private IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition) => DefinitionCheck.Check(definition, _engine.Catalogue);

    private DefinitionFinding Expect(WorkflowDefinition definition, string code, string? activityId, params string[] arguments)
    {
        var finding = Assert.Single(Check(definition), finding => finding.Code == code);
        Assert.Equal(activityId, finding.ActivityId);
        if (arguments.Length > 0)
        {
            Assert.Equal(arguments, finding.Arguments);
        }

        return finding;
    }
}
