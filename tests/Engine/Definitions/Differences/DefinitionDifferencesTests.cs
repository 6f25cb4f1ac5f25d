using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Differences;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Definitions.Differences;

public sealed class DefinitionDifferencesTests
{
    private readonly WorkflowDefinition _before = Draw();

    [Fact]
    public void The_same_text_differs_in_nothing()
        => Assert.True(DefinitionDifferences.Between(_before, Draw()).IsEmpty);

    [Fact]
    public void What_a_designer_rewrites_by_itself_is_no_difference()
    {
        var saved = Edit(document =>
        {
            var line = Activity(document, "x");
            line["text"]!["memoryReference"] = null;
            line["text"]!["typeName"] = null;
            line["nodeId"] = "Workflow1:f:x";
            line["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["size"] = new JsonObject { ["width"] = 180.5, ["height"] = 54 } } };
            line["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
            document["root"]!["variables"] = new JsonArray();
            document["version"] = 7;
            document["id"] = "another";
        });

        Assert.True(DefinitionDifferences.Between(_before, saved).IsEmpty);
    }

    [Fact]
    public void An_activity_that_was_added_comes_with_its_inputs_and_its_arrows()
    {
        var edited = Edit(document =>
        {
            document["root"]!["activities"]!.AsArray().Add(Node("m", "Elsa.SendEmail", ("subject", Script("getN()"))).With("metadata", Shown("通知")));
            document["root"]!["connections"]!.AsArray().Add(Arrow("x", "Done", "m"));
        });

        Expect(
            edited,
            ("activity-added", "通知", ["Elsa.SendEmail"]),
            ("input-set", "通知", ["subject", "JavaScript", "getN()"]),
            ("connection-added", "f", ["x", "Done", "通知"]));
    }

    [Fact]
    public void An_activity_that_was_removed_is_named_as_it_was_called()
    {
        var edited = Edit(document =>
        {
            document["root"]!["activities"]!.AsArray().RemoveAt(2);
            document["root"]!["connections"]!.AsArray().RemoveAt(1);
        });

        Expect(edited, ("activity-removed", "x", ["Elsa.WriteLine"]), ("connection-removed", "f", ["d", "False", "x"]));
    }

    [Fact]
    public void An_expression_is_told_from_what_to_what()
        => Expect(
            Edit(document => Activity(document, "d")["condition"] = Wrapped("Handlebars", "{{n}}")),
            ("input-changed", "d", ["condition", "JavaScript", "getN() > 1", "Handlebars", "{{n}}"]));

    [Fact]
    public void An_input_that_has_its_default_again_is_told()
        => Expect(Edit(document => Activity(document, "x").AsObject().Remove("text")), ("input-cleared", "x", ["text", "Literal", "x"]));

    [Fact]
    public void A_variable_in_an_expression_is_told_by_its_name_whether_it_is_written_as_json_or_as_its_text()
    {
        var asText = Edit(document => Activity(document, "x")["text"] = Wrapped("Variable", """{"id":"var-n","name":"n"}"""));
        var asObject = Edit(document => Activity(document, "x")["text"] = Wrapped("Variable", new JsonObject { ["id"] = "var-n", ["name"] = "n" }));

        Expect(asText, ("input-changed", "x", ["text", "Literal", "x", "Variable", "n"]));
        Assert.True(DefinitionDifferences.Between(asText, asObject).IsEmpty);
    }

    [Fact]
    public void A_new_name_a_new_type_and_a_note_are_told_of_the_same_activity()
    {
        var edited = Edit(document =>
        {
            var line = Activity(document, "x");
            line["metadata"] = Shown("记录");
            line["metadata"]!["description"] = "Says it.";
            line["type"] = "Elsa.Log";
        });

        Expect(
            edited,
            ("activity-type-changed", "记录", ["Elsa.WriteLine", "Elsa.Log"]),
            ("activity-renamed", "记录", ["x", "记录"]),
            ("note-changed", "记录", ["", "Says it."]));
    }

    [Fact]
    public void The_variable_that_receives_an_output_is_told_by_its_name()
        => Expect(Edit(document => Activity(document, "x")["result"] = Bound("var-n")), ("output-bound", "x", ["result", "", "n"]));

    [Fact]
    public void A_marked_trigger_is_a_setting_that_changed()
        => Expect(
            Edit(document => Activity(document, "x")["customProperties"] = new JsonObject { ["canStartWorkflow"] = true }),
            ("setting-changed", "x", ["canStartWorkflow", "", "true"]));

    [Fact]
    public void Moves_on_the_canvas_count_as_layout_only()
    {
        var before = Edit(document => Activity(document, "x")["metadata"] = At(1, 2));
        var difference = DefinitionDifferences.Between(before, Edit(document => Activity(document, "x")["metadata"] = At(30, 2)));

        Assert.Equal((0, 1, false), (difference.Total, difference.Moved, difference.IsEmpty));
    }

    [Fact]
    public void An_activity_that_was_taken_into_a_container_is_the_same_one()
    {
        var edited = Edit(document =>
        {
            var line = Activity(document, "x").DeepClone();
            document["root"]!["activities"]!.AsArray().RemoveAt(2);
            document["root"]!["activities"]!.AsArray().Add(Sequence("s", (JsonObject)line));
            document["root"]!["connections"]!.AsArray()[1]!["target"]!["activity"] = "s";
        });

        Expect(
            edited,
            ("connection-removed", "f", ["d", "False", "x"]),
            ("connection-added", "f", ["d", "False", "s"]),
            ("activity-added", "s", ["Elsa.Sequence"]),
            ("activity-moved", "x", ["f", "s"]));
    }

    [Fact]
    public void A_condition_of_a_case_is_compared_without_the_activity_that_follows_it()
    {
        var before = Switch("a > 1", "one");

        var condition = DefinitionDifferences.Between(before, Switch("a > 2", "one"));
        Assert.Equal(["input-changed"], condition.Changes.Select(change => change.Code));
        Assert.Contains("a > 2", condition.Changes[0].Arguments[4], StringComparison.Ordinal);

        var below = DefinitionDifferences.Between(before, Switch("a > 1", "two"));
        var change = Assert.Single(below.Changes);
        Assert.Equal(("input-changed", "one", "Workflow1:w:line"), (change.Code, change.Arguments[2], change.NodeId));
    }

    [Fact]
    public void The_workflows_own_properties_are_compared()
    {
        var edited = Edit(document =>
        {
            document["name"] = "测试";
            document["variables"]!.AsArray()[0]!["name"] = "count";
            document["variables"]!.AsArray()[0]!["value"] = "5";
            document["variables"]!.AsArray().Add(Variable("m", "String"));
            document["inputs"] = new JsonArray(new JsonObject { ["name"] = "customer", ["type"] = "String" });
            document["outputs"] = new JsonArray(new JsonObject { ["name"] = "sum", ["type"] = "Decimal" });
            document["outcomes"] = new JsonArray("Late");
            document["options"] = new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy", ["usableAsActivity"] = false };
            document["customProperties"] = new JsonObject { ["form"] = new JsonObject { ["customer"] = new JsonObject { ["required"] = true } } };
        });

        Expect(
            edited,
            ("name-changed", null, ["test", "测试"]),
            ("variable-changed", null, ["count", "name", "n", "count"]),
            ("variable-changed", null, ["count", "value", "", "5"]),
            ("variable-added", null, ["m", "String"]),
            ("parameter-added", null, ["customer", "String"]),
            ("result-added", null, ["sum", "Decimal"]),
            ("outcome-added", null, ["Late"]),
            ("option-changed", null, ["incidentStrategyType", "", "ContinueWithIncidentsStrategy"]),
            ("setting-changed", null, ["form.customer.required", "", "true"]));
    }

    [Fact]
    public void Reading_a_difference_backwards_takes_back_what_it_adds()
    {
        var edited = Edit(document => document["variables"]!.AsArray().Add(Variable("m", "String")));

        Assert.Equal(["variable-added"], DefinitionDifferences.Between(_before, edited).Changes.Select(change => change.Code));
        Assert.Equal(["variable-removed"], DefinitionDifferences.Between(edited, _before).Changes.Select(change => change.Code));
    }

    [Fact]
    public void A_definition_that_is_new_is_told_whole()
    {
        var difference = DefinitionDifferences.Between(null, _before);

        Assert.Equal("created", difference.Changes[0].Code);
        Assert.Equal(3, difference.Changes.Count(change => change.Code == "activity-added"));
        Assert.DoesNotContain(difference.Changes, change => change.Code is "activity-type-changed" or "activity-renamed");
    }

    [Fact]
    public void A_bounded_difference_says_how_much_it_leaves_out_and_cuts_no_character_in_half()
    {
        var edited = Edit(document =>
        {
            Activity(document, "x")["text"] = Literal("ab😀" + new string('x', 5000));
            Activity(document, "y")["value"] = Literal(9);
        });

        var bounded = DefinitionDifferences.Between(_before, edited).Bounded(changes: 1, characters: 3);

        Assert.Equal((1, 2, 1), (bounded.Changes.Count, bounded.Total, bounded.Omitted));
        Assert.All(bounded.Changes.SelectMany(change => change.Arguments), argument => Assert.True(argument.Length <= 4 && !char.IsHighSurrogate(argument[^1])));
    }

    private static WorkflowDefinition Draw()
        => Workflow(Flowchart("f", [Decision("d", "getN() > 1"), Set("y", "n", Literal(2)), Line("x")], "d:True -> y", "d:False -> x"), Variable("n", "Int32"));

    private static WorkflowDefinition Edit(Action<JsonObject> edit) => Draw().Change(edit);

    private static JsonNode Activity(JsonObject document, string id)
        => document["root"]!["activities"]!.AsArray().First(activity => (string?)activity!["id"] == id)!;

    private static JsonObject Shown(string text) => new() { ["displayText"] = text };

    private static JsonObject At(int x, int y) => new() { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = y } } };

    private static JsonObject Arrow(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };

    private static WorkflowDefinition Switch(string condition, string text) => Workflow(Node("w", "Elsa.Switch", ("cases", new JsonArray(new JsonObject
    {
        ["label"] = "a",
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
        ["activity"] = Node("line", "Elsa.WriteLine", ("text", Literal(text))),
    }))));

    private void Expect(WorkflowDefinition edited, params (string Code, string? Activity, string[] Arguments)[] expected)
        => Assert.Equal(
            expected.Select(one => $"{one.Code} {one.Activity}: {string.Join(" | ", one.Arguments)}").Order(StringComparer.Ordinal),
            DefinitionDifferences.Between(_before, edited).Changes
                .Select(change => $"{change.Code} {change.Activity}: {string.Join(" | ", change.Arguments)}").Order(StringComparer.Ordinal));
}
