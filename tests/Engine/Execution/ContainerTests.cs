using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class ContainerTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public async Task For_each_ends_at_a_break()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Line("Start"),
            Node("l", "Elsa.ForEach", ("items", Literal("""["C#","Rust","Go"]""")), ("body", Sequence("b", LineOf("x", "getCurrentValue()"), Node("k", "Elsa.Break")))),
            Line("End"))));

        Assert.Equal(["Start", "C#", "End"], _engine.Lines);
    }

    [Fact]
    public async Task A_break_behind_an_if_ends_the_loop_and_the_rest_of_the_sequence()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Line("Start"),
            Node("l", "Elsa.For", ("start", Literal(0)), ("end", Literal(5)), ("body", Sequence(
                "b",
                LineOf("x", "getCurrentValue()"),
                Node("i", "Elsa.If", ("condition", Script("getCurrentValue() == 1")), ("then", Node("k", "Elsa.Break"))),
                LineOf("y", "'after ' + getCurrentValue()")))),
            Line("End"))));

        Assert.Equal(["Start", "0", "after 0", "1", "End"], _engine.Lines);
    }

    [Fact]
    public async Task A_break_from_a_fork_in_a_loop_leaves_nothing_waiting()
    {
        var state = await _engine.RunAsync(Workflow(Node(
            "w", "Elsa.While", ("condition", Literal(true)), ("body", Node("k", "Elsa.Fork", ("branches", new JsonArray(
                Event("e", "never"), Sequence("s", Line("A"), Node("b", "Elsa.Break")))))))));

        Assert.Equal(["A"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Fact]
    public async Task A_break_outside_a_loop_ends_the_sequences_around_it()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("o", Line("A"), Sequence("i", Line("B"), Node("k", "Elsa.Break"), Line("C")), Line("D"))));

        Assert.Equal(["A", "B"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task A_fork_that_waits_for_any_forgets_the_other_branches()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Node("k", "Elsa.Fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(
                Sequence("s1", Event("e1", "one"), Line("B1")), Sequence("s2", Event("e2", "two"), Line("B2"))))),
            Line("End"))));

        await _engine.PublishAsync("two");

        Assert.Equal(["B2", "End"], _engine.Lines);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Fact]
    public async Task Parallel_turns_keep_their_own_values_over_a_wait()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Node("p", "Elsa.ParallelForEach", ("items", Literal("""["x","y"]""")), ("body", Sequence("b", Event("e", "go"), LineOf("l", "getCurrentValue() + getCurrentIndex()")))),
            Line("End"))));

        await _engine.PublishAsync("go");

        Assert.Equal(["x0", "y1", "End"], _engine.Lines);
    }

    [Fact]
    public async Task A_loop_without_a_body_ends_instead_of_hanging()
        => Assert.Equal(InstanceSubStatus.Finished, (await _engine.RunAsync(Workflow(Node("l", "Elsa.For", ("end", Literal(3)))))).SubStatus);

    [Fact]
    public async Task A_switch_runs_the_default_when_no_case_holds()
    {
        await _engine.RunAsync(Workflow(Node(
            "w",
            "Elsa.Switch",
            ("cases", new JsonArray(new JsonObject
            {
                ["label"] = "a", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "false" }, ["activity"] = Line("A"),
            })),
            ("default", Line("D")))));

        Assert.Equal(["D"], _engine.Lines);
    }

    [Fact]
    public async Task Finish_ends_the_instance_whatever_still_waits()
    {
        var state = await _engine.RunAsync(Workflow(Node("p", "Elsa.Parallel", ("activities", new JsonArray(
            Event("e", "never"), Sequence("s", Line("A"), Node("f", "Elsa.Finish"), Line("B")))))));

        Assert.Equal(["A"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Fact]
    public async Task An_inner_variable_hides_the_outer_one_of_its_name()
    {
        var inner = Sequence("i", LineOf("b", "getX()"), Node("sv", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "inner" }), ("value", Literal(21))), LineOf("c", "getX()"));
        inner["variables"] = new JsonArray(new JsonObject { ["id"] = "inner", ["name"] = "X", ["typeName"] = "Int32", ["value"] = "20" });

        await _engine.RunAsync(Workflow(Sequence("o", LineOf("a", "getX()"), inner, LineOf("d", "getX()")), Variable("X", "Int32", 10)));

        Assert.Equal(["10", "20", "21", "10"], _engine.Lines);
    }
}
