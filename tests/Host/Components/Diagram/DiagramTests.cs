using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WorkflowCrm.Activities;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Components.Diagram;

namespace WorkflowCrm.Host.Tests.Components.Diagram;

public sealed class DiagramTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly ActivityCatalogue Catalogue = ActivityCatalogue.Create(WorkflowCrmActivities.Assembly);

    [Fact]
    public void Steps_are_done_here_ahead_failed_or_passed_by_as_state_and_journal_say()
    {
        var definition = Fork();
        var progress = InstanceProgress.Of(definition, State(Open("n:flow:b")), [Completed(1, "a", "Left"), Completed(2, "z", "Done")]);
        Assert.Equal(NodeState.Done, progress["Workflow1:flow:a"].State);
        Assert.Equal(["Left"], progress["Workflow1:flow:a"].Outcomes);
        Assert.Equal(NodeState.Here, progress["Workflow1:flow:b"].State);
        Assert.Equal(NodeState.Ahead, progress["Workflow1:flow:d"].State);
        Assert.Equal(NodeState.PassedBy, progress["Workflow1:flow:c"].State);
        Assert.DoesNotContain("Workflow1:flow", progress.Keys);
    }

    [Fact]
    public void A_step_with_an_incident_has_failed_and_what_follows_may_still_come()
    {
        var open = Open("n:flow:b", ExecutionStatus.Faulted);
        var state = State(open);
        (state.Status, state.SubStatus) = (InstanceStatus.Finished, InstanceSubStatus.Faulted);
        var progress = InstanceProgress.Of(Fork(), state, [Completed(1, "a", "Left")]);
        Assert.Equal(NodeState.Failed, progress["Workflow1:flow:b"].State);
        Assert.Equal(NodeState.Ahead, progress["Workflow1:flow:d"].State);
    }

    [Fact]
    public void Of_an_instance_that_has_ended_nothing_lies_ahead()
    {
        var state = State();
        (state.Status, state.SubStatus) = (InstanceStatus.Finished, InstanceSubStatus.Finished);
        var progress = InstanceProgress.Of(Fork(), state, [Completed(1, "a", "Right"), Completed(2, "c", "Done"), Completed(3, "d", "Done")]);
        Assert.Equal(NodeState.PassedBy, progress["Workflow1:flow:b"].State);
        Assert.Equal(3, progress.Values.Count(step => step.State == NodeState.Done));
    }

    [Fact]
    public void A_step_that_was_called_off_may_come_again_when_a_loop_leads_back_to_it()
    {
        var definition = Flow([Node("a"), Node("b"), Node("c")], ("a", "Done", "b"), ("b", "Done", "c"), ("c", "Back", "a"));
        var progress = InstanceProgress.Of(definition, State(Open("n:flow:c")), [Completed(1, "a", "Done"), Line(2, "Canceled", "b")]);
        Assert.Equal(NodeState.Ahead, progress["Workflow1:flow:b"].State);
        Assert.Equal(NodeState.Done, progress["Workflow1:flow:a"].State);
    }

    [Fact]
    public void The_list_tells_what_was_done_in_the_order_of_time_then_here_then_ahead()
    {
        var definition = Flow([Node("d"), Node("c"), Node("b"), Node("a")], ("a", "Done", "b"), ("b", "Done", "c"), ("c", "Done", "d"));
        var progress = InstanceProgress.Of(definition, State(Open("n:flow:c")), [Completed(1, "a", "Done"), Completed(2, "b", "Done")]);
        Assert.Equal(["a", "b", "c", "d"], DiagramList.Of(definition, progress).Select(step => step.Node.Id));
    }

    [Fact]
    public void The_drawing_lies_as_its_owner_placed_it_with_arrows_at_the_edges_of_boxes()
    {
        var plan = Plan(Flow([Node("a", at: (100, 50)), Node("b", at: (100, 250))], ("a", "Done", "b")));
        Assert.Equal([(100d, 50d), (100d, 250d)], plan.Boxes.Select(box => (box.X, box.Y)));
        Assert.Equal([new Spot(210, 120), new Spot(210, 250)], plan.Arrows.Single().Line);
        Assert.True(plan.Left < 100 && plan.Width > 220);
    }

    [Fact]
    public void An_arrow_goes_around_a_box_that_stands_in_its_way()
    {
        var plan = Plan(Flow([Node("a", at: (0, 0)), Node("b", at: (0, 150)), Node("c", at: (0, 300))], ("a", "Done", "b"), ("a", "Other", "c")));
        var around = plan.Arrows.Single(arrow => arrow.TargetId.EndsWith('c')).Line;
        Assert.DoesNotContain(around, spot => spot is { X: > 0 and < 220, Y: > 150 and < 220 });
        Assert.Contains(around, spot => spot.X is < 0 or > 220);
    }

    [Fact]
    public void An_arrow_goes_through_the_corners_that_its_owner_has_set()
    {
        var definition = Flow([Node("a", at: (0, 0)), Node("b", at: (400, 0))], ("a", "Done", "b"));
        definition = definition.Change(raw => raw["root"]!["connections"]![0]!["vertices"] = new JsonArray(new JsonObject { ["x"] = 310, ["y"] = -60 }));
        Assert.Contains(new Spot(310, -60), Plan(definition).Arrows.Single().Line);
    }

    [Fact]
    public void Steps_without_a_place_are_put_in_rows_along_the_arrows_even_in_a_circle()
    {
        var plan = Plan(Flow([Node("a"), Node("b"), Node("c")], ("a", "Done", "b"), ("b", "Done", "c"), ("c", "Done", "a")));
        Assert.Equal([0d, 150, 300], plan.Boxes.Select(box => box.Y));
        Assert.Equal(3, plan.Arrows.Count);
    }

    [Fact]
    public void A_container_lists_what_it_holds_and_moves_what_stands_below()
    {
        var body = """{"type":"Elsa.Sequence","id":"s","activities":[{"type":"Elsa.WriteLine","id":"x","metadata":{"displayText":"里面的一步"}},{"type":"Elsa.WriteLine","id":"y"}]}""";
        var loop = Node("loop", at: (0, 0), type: "Elsa.While");
        loop["body"] = JsonNode.Parse(body);
        var definition = Flow([loop, Node("after", at: (0, 100))], ("loop", "Done", "after"));
        var plan = Plan(definition);
        Assert.Equal(["s", "x", "y"], plan.Boxes[0].Inner.Select(node => node.Id));
        Assert.True(plan.Boxes[1].Y >= plan.Boxes[0].Bottom + 30);
        Assert.Contains("里面的一步", Svg(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Machinery_that_nobody_gave_a_name_is_drawn_low()
    {
        var unnamed = Node("a", type: "Elsa.SetVariable", at: (0, 0));
        unnamed.Remove("metadata");
        var plan = Plan(Flow([unnamed, Node("b", type: "Elsa.SetVariable"), Node("c", type: "WorkflowCrm.RequestApproval")]));
        Assert.Equal([true, false, false], plan.Boxes.Select(box => box.IsSmall));
    }

    [Fact]
    public void Hostile_names_are_words_and_nothing_else()
    {
        var definition = Flow([Node("a", "<script>alert(1)</script>\"'&"), Node("b", "\u0001‮𝒳" + new string('长', 5_000))], ("a", "<b onload=x>", "b"));
        var svg = Svg(Plan(definition), InstanceProgress.Of(definition, State(Open("n:flow:a")), []));
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<b ", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_has_a_class_of_its_own_and_only_what_was_reached_has_a_mark()
    {
        var definition = Fork();
        var drawn = XDocument.Parse(Svg(Plan(definition), InstanceProgress.Of(definition, State(Open("n:flow:b")), [Completed(1, "a", "Left")])));
        var steps = drawn.Descendants("g").Where(group => Class(group).StartsWith("diagram-step", StringComparison.Ordinal)).ToList();
        Assert.Equal(["diagram-done", "diagram-here", "diagram-passed", "diagram-ahead"], steps.Select(step => Class(step).Split(' ')[1]));
        Assert.Equal(2, drawn.Descendants("g").Count(group => Class(group) == "diagram-mark"));
        Assert.Single(drawn.Descendants("g"), group => Class(group) == "diagram-arrow diagram-taken");
    }

    [Fact]
    public void A_definition_of_two_hundred_steps_is_drawn_whole()
    {
        var nodes = Enumerable.Range(0, 200).Select(i => Node($"n{i}", $"第{i}步", (i % 10 * 260, i / 10 * 120))).ToArray();
        var arrows = Enumerable.Range(1, 199).Select(i => ($"n{i / 2}", i % 3 == 0 ? "False" : "True", $"n{i}")).ToArray();
        var definition = Flow(nodes, arrows);
        var drawn = XDocument.Parse(Svg(Plan(definition)));
        Assert.Equal(200, drawn.Descendants("title").Count());
        Assert.Equal(199, drawn.Descendants("polyline").Count());
    }

    [Fact]
    public void A_workflow_without_steps_and_one_that_is_a_single_step_are_drawn_as_well()
    {
        Assert.Empty(Plan(Flow([])).Boxes);
        var single = WorkflowDefinition.Parse("""{"id":"v1","definitionId":"d","name":"d","root":{"type":"Elsa.WriteLine","id":"only"}}""");
        Assert.Equal("only", Plan(single).Boxes.Single().Node.Id);
        var turn = WorkflowDefinition.Parse("""{"id":"v1","definitionId":"d","root":{"type":"Elsa.Sequence","id":"s","activities":[{"type":"Elsa.WriteLine","id":"a"},{"type":"Elsa.WriteLine","id":"b"}]}}""");
        Assert.Single(Plan(turn).Arrows);
    }

    [Theory]
    [InlineData("短名", 1)]
    [InlineData("通知申请人所在部门的经理：申请已经批准，请安排", 2)]
    [InlineData("Is the applicant in the owning department?", 2)]
    public void Names_are_broken_into_lines_and_cut_at_the_last(string name, int lines)
    {
        var broken = TextLines.Of(name, 204, 2);
        Assert.Equal(lines, broken.Count);
        Assert.True(string.Concat(broken).Replace(" ", "", StringComparison.Ordinal).TrimEnd('…').Length <= name.Length);
        Assert.EndsWith("…", TextLines.Of(new string('字', 60), 204, 2)[^1], StringComparison.Ordinal);
    }

    private static string Class(XElement element) => (string?)element.Attribute("class") ?? "";

    private static DiagramPlan Plan(WorkflowDefinition definition) => new DiagramPlans(Catalogue).Of(definition);

    private static string Svg(DiagramPlan plan, IReadOnlyDictionary<string, NodeProgress>? progress = null) =>
        new DiagramSvg(plan, progress, new DiagramWords(null, new NoTexts(), Catalogue), state => state.ToString()).Write("Drawing");

    private static WorkflowDefinition Fork() =>
        Flow([Node("a"), Node("b"), Node("c"), Node("d")], ("a", "Left", "b"), ("a", "Right", "c"), ("b", "Done", "d"), ("c", "Done", "d"));

    private static JsonObject Node(string id, string? name = null, (int X, int Y)? at = null, string type = "Elsa.WriteLine")
    {
        var metadata = new JsonObject { ["displayText"] = name ?? id };
        if (at is { } place)
            metadata["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = place.X, ["y"] = place.Y } };
        return new JsonObject { ["type"] = type, ["id"] = id, ["metadata"] = metadata };
    }

    private static WorkflowDefinition Flow(JsonObject[] nodes, params (string From, string Port, string To)[] arrows) =>
        WorkflowDefinition.Parse(new JsonObject
        {
            ["id"] = "v1",
            ["definitionId"] = "drawn",
            ["root"] = new JsonObject
            {
                ["type"] = "Elsa.Flowchart",
                ["id"] = "flow",
                ["activities"] = new JsonArray([.. nodes]),
                ["connections"] = new JsonArray([.. arrows.Select(arrow => new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = arrow.From, ["port"] = arrow.Port },
                    ["target"] = new JsonObject { ["activity"] = arrow.To, ["port"] = "In" },
                })]),
            },
        }.ToJsonString());

    private static InstanceState State(params ActivityExecution[] open) => new()
    {
        Id = "i", DefinitionId = "drawn", DefinitionVersionId = "v1", DefinitionVersion = 1, CreatedAt = Start, Executions = [.. open],
    };

    private static ActivityExecution Open(string node, ExecutionStatus status = ExecutionStatus.Running) => new()
    {
        Id = $"i.{node}", NodeId = node.Replace("n:", "Workflow1:", StringComparison.Ordinal), StartedAt = Start, Status = status,
    };

    private static JournalEntry Completed(long sequence, string id, string outcome) =>
        Line(sequence, "Completed", id, outcome == "Done" ? null : new JsonObject { ["Outcomes"] = new JsonArray(outcome) });

    private static JournalEntry Line(long sequence, string @event, string id, JsonNode? payload = null) =>
        new(sequence, Start.AddMinutes(sequence), @event, id, $"Workflow1:flow:{id}", "Elsa.WriteLine", id, $"i.{sequence.ToString(CultureInfo.InvariantCulture)}", null, payload);

    private sealed class NoTexts : IActivityTexts
    {
        public string? Find(string language, string key) => null;
    }
}
