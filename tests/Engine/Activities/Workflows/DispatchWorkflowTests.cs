using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Workflows;

public sealed class DispatchWorkflowTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task The_child_runs_by_itself_after_the_commit()
    {
        _engine.Definitions.Add(Named("child", LineOf("c", "'child of ' + getInput('Who') + ' of ' + getInput('ParentInstanceId')")));

        var parent = await _engine.StartAsync(Workflow(Sequence(
            "r", Dispatch("d", "child", false, ("input", Wrapped("Object", """{"Who":"A"}""")), ("correlationId", Literal("case 1"))), Line("P"))));

        Assert.Equal(["P"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, parent.SubStatus);
        await _engine.DrainAsync();
        var child = _engine.Instances.Single(instance => instance.DefinitionId == "child");
        Assert.Equal(["P", $"child of A of {parent.Id}"], _engine.Lines);
        Assert.Equal((parent.Id, "case 1", 1, null), (child.ParentInstanceId, child.CorrelationId, child.Depth, child.ReportsTo));
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task Who_waits_gets_the_outputs_when_the_child_has_ended()
    {
        _engine.Definitions.Add(Named("child", Sequence(
            "s", Event("e", "go"), Node("o", "Elsa.SetOutput", ("outputName", Literal("Y")), ("outputValue", Literal(2))))));
        var parent = await _engine.RunAsync(Workflow(
            Sequence("r", Dispatch("d", "child", true, ("result", Bound("var-r"))), LineOf("l", "'parent ' + getR().Y")), Variable("r")));
        Assert.Equal(InstanceSubStatus.Suspended, parent.SubStatus);

        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();

        Assert.Equal(["parent 2"], _engine.Lines);
    }

    [Fact]
    public async Task The_version_is_the_one_that_was_published_at_the_dispatch()
    {
        _engine.Definitions.Add(Named("child", Line("old")));
        await _engine.StartAsync(Workflow(Dispatch("d", "child", false)));

        _engine.Definitions.Add(Named("child", Line("new")).Change(document => document["id"] = "child-v2"));
        await _engine.DrainAsync();

        Assert.Equal(["old"], _engine.Lines);
    }

    [Theory]
    [InlineData("nope", "No published version of workflow definition with ID nope found.")]
    [InlineData("", "No workflow is named; choose the one that is to be started.")]
    public async Task What_is_not_published_cannot_be_started(string id, string reason)
    {
        foreach (var type in new[] { "Elsa.DispatchWorkflow", "Elsa.ExecuteWorkflow", "Elsa.BulkDispatchWorkflows" })
        {
            var state = await _engine.RunAsync(Workflow(Node("d", type, ("workflowDefinitionId", Literal(id)), ("items", Literal(new JsonArray(1))))));

            Assert.Equal((InstanceSubStatus.Faulted, reason), (state.SubStatus, Assert.Single(state.Incidents).Message));
        }
    }

    [Fact]
    public async Task A_burst_that_is_repeated_makes_the_same_child()
    {
        _engine.Definitions.Add(Named("child", Line("child")));
        await _engine.StartAsync(Workflow(Dispatch("d", "child", false)));
        var start = Assert.Single(_engine.Store.Jobs).Request;

        await _engine.DrainAsync();
        await _engine.EnqueueAsync(start);
        await _engine.DrainAsync();

        Assert.Equal(["child"], _engine.Lines);
    }

    [Fact]
    public async Task Workflows_that_start_each_other_in_a_circle_are_stopped()
    {
        var engine = new JobHarness(new EngineLimits { ChildDepth = 5 });
        engine.Definitions.Add(Named("a", Sequence("s", Line("a"), Dispatch("d", "b", false))));

        await engine.RunAsync(Named("b", Sequence("s", Line("b"), Dispatch("d", "a", true))));

        Assert.Equal(["b", "a", "b", "a", "b", "a"], engine.Lines);
        var last = engine.Instances.Single(instance => instance.SubStatus == InstanceSubStatus.Faulted);
        Assert.Equal("Workflow b is not started: 5 workflows have started each other in a row, probably in a circle.", Assert.Single(last.Incidents).Message);
        Assert.Empty(engine.Store.Jobs);
        Assert.DoesNotContain(engine.Instances, instance => instance.Status == InstanceStatus.Running);
    }

    [Fact]
    public async Task A_child_that_failed_releases_its_parent_too()
    {
        _engine.Definitions.Add(Named("child", Node("x", "Elsa.Fault", ("message", Literal("no")))));

        await _engine.RunAsync(Workflow(Sequence("r", Dispatch("d", "child", true), Line("P"))));

        Assert.Equal(["P"], _engine.Lines);
    }

    [Fact]
    public async Task Cancelling_an_instance_cancels_what_it_has_started_and_what_those_have_started()
    {
        _engine.Definitions.Add(Named("grandchild", Event("e", "never")));
        _engine.Definitions.Add(Named("child", Sequence("s", Dispatch("d", "grandchild", false), Event("e", "never"))));
        var parent = await _engine.RunAsync(Workflow(Dispatch("d", "child", true)));
        Assert.Equal(3, _engine.Instances.Count(instance => instance.Status == InstanceStatus.Running));

        await _engine.CancelAsync(parent.Id);
        await _engine.DrainAsync();

        Assert.All(_engine.Instances, instance => Assert.Equal(InstanceSubStatus.Cancelled, instance.SubStatus));
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task A_branch_that_is_cut_cancels_the_child_that_it_waited_for()
    {
        _engine.Definitions.Add(Named("child", Event("e", "never")));
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Dispatch("d", "child", true), Event("e", "go"), Join("j", "WaitAny"), Line("end")],
            "s -> d", "s -> e", "d -> j", "e -> j", "j -> end")));

        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();

        var child = _engine.Instances.Single(instance => instance.DefinitionId == "child");
        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Cancelled, child.SubStatus);
        Assert.Contains("'d' of instance", _engine.Store.Journal(child.Id).Single(line => line.Event == "Workflow cancelled").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_whose_parent_was_cancelled_before_it_began_is_not_started()
    {
        _engine.Definitions.Add(Named("child", Line("child")));
        var parent = await _engine.StartAsync(Workflow(Sequence("r", Dispatch("d", "child", false), Dispatch("d2", "child", true))));

        await _engine.CancelAsync(parent.Id);
        await _engine.DrainAsync();

        Assert.Empty(_engine.Lines);
        Assert.Single(_engine.Instances);
    }

    [Fact]
    public async Task An_activity_that_is_tried_again_after_an_incident_starts_a_child_of_its_own()
    {
        var sent = 0;
        _engine.Definitions.Add(Named("child", Event("e", "go")));
        var definition = Workflow(
            Flowchart(
                "f",
                [Node("s", "Elsa.Start"), Dispatch("d", "child", true, ("correlationId", Script("getBad() ? getBad().x.y : 'c'"))), Line("end"), Set("bad", "Bad", Literal(1)), Event("e", "fix"), Set("good", "Bad", Literal(null))],
                "s -> d", "d -> end", "s -> bad", "bad -> e", "e -> good"),
            Variable("Bad")).Change(document => document["options"] = new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" });
        var parent = await _engine.RunAsync(definition);
        await SendAsync("go");
        var incident = Assert.Single(_engine.Store.Read(parent.Id).Incidents);
        await SendAsync("fix");

        await _engine.Store.RunAsync(() => _engine.Runtime.RetryAsync(parent.Id, incident.ExecutionId, "mended", TestContext.Current.CancellationToken));
        await _engine.DrainAsync();
        Assert.Equal(2, _engine.Instances.Count(instance => instance.DefinitionId == "child"));
        await SendAsync("go");

        Assert.Equal(["end"], _engine.Lines);
        Assert.All(_engine.Instances, instance => Assert.Equal(InstanceSubStatus.Finished, instance.SubStatus));

        async Task SendAsync(string name) // each time another event
        {
            await _engine.SendEventAsync(name, $"{name} {++sent}");
            await _engine.DrainAsync();
        }
    }

    internal static JsonObject Dispatch(string id, string definition, bool waits, params (string Name, JsonNode? Value)[] inputs)
        => Node(id, "Elsa.DispatchWorkflow", [("workflowDefinitionId", Literal(definition)), ("waitForCompletion", Literal(waits)), .. inputs]);
}
