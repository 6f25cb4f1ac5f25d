using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.Tests.ActivityDescriptors;

/// <summary>What one wrong descriptor does to the Studio: an empty diagram, a field that says that it cannot be edited, or a page that breaks down.</summary>
public sealed class EveryDescriptorTests
{
    private static readonly string[] s_hints =
    [
        "singleline", "multiline", "checkbox", "dropdown", "radiolist", "checklist", "multitext", "dictionary", "code-editor", "json-editor", "expression-editor",
        "variable-picker", "input-picker", "output-picker", "outcome-picker", "workflow-definition-picker", "type-picker", "datetime-picker", "http-status-codes",
        "dynamic-outcomes", "flow-switch-editor", "switch-editor", "secret-picker",
    ];

    private static readonly Dictionary<string, IReadOnlyList<StudioChoice>> s_lists = new()
    {
        ["people"] = [new("设计部 · 孟凡", "person:meng.fan")], ["departments"] = [new("设计部 (J)", "J")], ["mail-templates"] = [new("已批准", "case.approved")],
    };

    private static readonly Dictionary<string, List<JsonObject>> s_all = new[] { "zh-CN", "en" }.ToDictionary(language => language, All);

    public static TheoryData<string, string> Activities { get; } =
        [.. s_all.SelectMany(language => language.Value.Select(activity => (language.Key, activity["typeName"]!.ToString())))];

    [Fact]
    public void No_two_have_the_same_type_and_version() =>
        Assert.All(s_all.Values, all => Assert.Distinct(all.Select(activity => (activity["typeName"]!.ToString(), (int)activity["version"]!))));

    [Fact]
    public void Those_that_the_studio_asks_for_by_name_are_there()
    {
        var flowchart = Find("zh-CN", "Elsa.Flowchart");
        Assert.Equal((true, false), ((bool)flowchart["isContainer"]!, (bool)flowchart["isBrowsable"]!));
        Assert.All(new[] { "Elsa.Workflow", "Elsa.NotFoundActivity" }, type => Assert.False((bool)Find("zh-CN", type)["isBrowsable"]!));
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Everything_that_is_read_is_in_the_readers_language(string language, string type)
    {
        var activity = Find(language, type);
        var texts = new[] { activity }.Concat(Items(activity, "inputs")).Concat(Items(activity, "outputs"))
            .SelectMany(part => new[] { part["displayName"], part["description"] })
            .Concat(Items(activity, "ports").Select(port => port["displayName"]))
            .Append(activity["category"])
            .Concat(Items(activity, "inputs").SelectMany(Choices).Select(choice => choice["text"]))
            .Select(text => text!.GetValue<string>()).ToList();

        Assert.DoesNotContain("", texts);
        if (language == "en")
            Assert.DoesNotContain(texts.Except(s_lists.Values.SelectMany(list => list).Select(choice => choice.Text)), text => text.Any(IsChinese));
        else
            Assert.All(texts.Where(text => text is not ("GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS")), text => Assert.Contains(text, IsChinese));
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Every_input_has_an_editor_that_the_studio_knows_with_all_that_it_needs(string language, string type)
    {
        foreach (var input in Items(Find(language, type), "inputs"))
        {
            var hint = input["uiHint"]!.ToString();
            Assert.Contains(hint, s_hints);
            Assert.True((bool)input["isBrowsable"]!);
            if (hint is "dropdown" or "radiolist" or "checklist")
            {
                Assert.NotEmpty(Choices(input));
                Assert.Distinct(Choices(input).Select(choice => choice["value"]!.ToString()));
            }

            if (hint is "code-editor" or "json-editor")
                Assert.Equal(JsonValueKind.Number, input["uiSpecifications"]!["code-editor"]!["editorHeight"]!.GetValueKind());
            if (input["typeName"]!.ToString() == "Boolean")
                Assert.Equal("checkbox", hint);
            // The Studio shows a default as text, and ticks what is in an array.
            if (input["defaultValue"] is { } value)
                Assert.Equal(hint == "checklist", value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array);
        }
    }

    [Theory]
    [InlineData("Elsa.End")]
    [InlineData("Elsa.Finish")]
    [InlineData("Elsa.Complete")]
    [InlineData("Elsa.Break")]
    public void What_ends_a_flow_has_no_way_out(string type)
    {
        var activity = Find("zh-CN", type);
        Assert.True((bool)activity["isTerminal"]!);
        Assert.Empty(Items(activity, "ports"));
    }

    [Fact]
    public void Enumerations_offer_the_names_that_are_stored()
    {
        var mode = Items(Find("zh-CN", "Elsa.FlowJoin"), "inputs").Single();
        Assert.Equal("WaitAny", mode["defaultValue"]!.GetValue<string>());
        Assert.Equal(["WaitAny", "WaitAll", "WaitAllActive"], Choices(mode).Select(choice => choice["value"]!.ToString()));
    }

    [Fact]
    public void What_is_ticked_from_the_beginning_is_an_array_of_choices()
    {
        var methods = Items(Find("en", "Elsa.HttpEndpoint"), "inputs").Single(input => input["name"]!.ToString() == "SupportedMethods");
        Assert.Equal("""["GET"]""", methods["defaultValue"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Elsa.FlowNode", "其中的活动")]
    [InlineData("Elsa.While", "循环体")]
    public void A_port_is_called_as_its_activity_uses_it(string type, string name) =>
        Assert.Equal(name, Items(Find("zh-CN", type), "ports").Single(port => port["type"]!.ToString() == "Embedded")["displayName"]!.ToString());

    [Fact]
    public void The_companys_own_choices_stand_behind_the_rules()
    {
        var approver = Items(Find("zh-CN", "WorkflowCrm.RequestApproval"), "inputs").Single(input => input["name"]!.ToString() == "Approver");
        Assert.Equal("manager-of-requester", Choices(approver)[0]["value"]!.ToString());
        Assert.Equal("【规则】申请人的部门经理", Choices(approver)[0]["text"]!.ToString());
        Assert.Equal("person:meng.fan", Choices(approver)[^1]["value"]!.ToString());
    }

    [Fact]
    public void A_workflow_that_may_be_used_is_an_activity_with_its_own_inputs_and_outcomes()
    {
        var definition = Drawings.Text("""
            { "id": "v2", "definitionId": "s", "version": 2, "name": "Sub flow", "outcomes": ["Yes", "No"], "options": { "usableAsActivity": true },
              "inputs": [ { "name": "Count", "type": "Int32", "displayName": "Number", "uiHint": "made-up" } ], "outputs": [ { "name": "Sum", "type": "Decimal" } ],
              "root": { "id": "f", "type": "Elsa.Flowchart" } }
            """);
        var descriptors = new StudioDescriptors(Drawings.Catalogue, new FileTexts());

        var activity = descriptors.In("en", s_lists, [new WorkflowActivity(definition, IsPublished: true)])[^1];

        Assert.Equal(("SubFlow", 2, "Sub flow", true), (activity.TypeName, activity.Version, activity.DisplayName, activity.IsBrowsable));
        Assert.Equal(["Yes", "No"], activity.Ports.Select(port => port.Name));
        Assert.Equal(("Count", "Number", "singleline"), (activity.Inputs[0].Name, activity.Inputs[0].DisplayName, activity.Inputs[0].UiHint));
        Assert.Equal("Sum", activity.Outputs[0].Name);
        Assert.Equal("s", activity.ConstructionProperties["workflowDefinitionId"]);
    }

    private static List<JsonObject> All(string language) =>
        JsonSerializer.SerializeToNode(new StudioDescriptors(Drawings.Catalogue, new FileTexts()).In(language, s_lists, []), StudioJson.Options)!.AsArray().Select(activity => activity!.AsObject()).ToList();

    private static JsonObject Find(string language, string type) => s_all[language].Single(activity => activity["typeName"]!.ToString() == type);

    private static IEnumerable<JsonObject> Items(JsonObject activity, string list) => activity[list]!.AsArray().Select(item => item!.AsObject());

    private static List<JsonObject> Choices(JsonObject input) => input["uiSpecifications"]?[input["uiHint"]!.ToString()] is JsonObject editor
        && (editor["selectList"] ?? editor["checkList"] ?? editor["radioList"]) is JsonObject list ? [.. list["items"]!.AsArray().Select(item => item!.AsObject())] : [];

    private static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';
}
