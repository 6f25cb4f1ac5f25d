using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Workflows;

public sealed class BulkDispatchWorkflowsTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task Each_item_starts_a_workflow_and_all_are_waited_for()
    {
        _engine.Definitions.Add(Named("child", LineOf("c", "[getInput('X'), getInput('Item'), getInput('All'), getCorrelationId()].join()")));
        var bulk = Bulk("b", "[{X:1},'two',3]", ("input", Wrapped("Object", """{"All":"x"}""")), ("correlationIdFunction", Script("'c' + (getItem().X || getItem())")));

        var state = await _engine.RunAsync(Workflow(Flowchart("f", [bulk, Line("completed"), Line("done")], "b:Completed -> completed", "b -> done")));

        Assert.Equal(["1,,x,c1", ",two,x,ctwo", ",3,x,c3", "completed", "done"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task Each_end_runs_its_port_and_is_counted_once_however_often_it_is_reported()
    {
        _engine.Definitions.Add(Named("child", Sequence("s", Event("e", "go"), Node("d", "Elsa.If", ("condition", Script("getInput('Bad') === true")), ("then", Node("x", "Elsa.Fault"))))).Change(
            document => document["inputs"] = new JsonArray(new JsonObject { ["name"] = "Bad", ["type"] = "Boolean", ["storageDriverType"] = "WorkflowInstanceStorageDriver" })));
        var bulk = Bulk(
            "b",
            "[{},{Bad:true},{}]",
            ("childCompleted", LineOf("ok", "'ok ' + (getChildInstanceId().length)")),
            ("childFaulted", LineOf("bad", "'bad ' + (getChildInstanceId().length)")));
        var parent = await _engine.RunAsync(Workflow(Sequence("r", bulk, Line("end"))));
        var children = _engine.Store.InstanceIds.Where(id => id != parent.Id).ToArray();

        await _engine.SendEventAsync("go", "1", instanceId: children[0]);
        await _engine.DrainAsync();
        var hash = Assert.Single(_engine.Store.Read(parent.Id).Bookmarks).Hash;
        var report = WorkflowJobs.Request(WorkflowJobKinds.ChildEnd, children[0], new ChildEndPayload(parent.Id, hash, children[0], "Finished", null));
        await _engine.EnqueueAsync(report);
        await _engine.DrainAsync();
        await _engine.EnqueueAsync(WorkflowJobs.Request(WorkflowJobKinds.ChildEnd, "stranger", new ChildEndPayload(parent.Id, hash, "stranger", "Finished", null)));
        await _engine.DrainAsync();
        Assert.Equal(["ok 32"], _engine.Lines);

        await _engine.SendEventAsync("go", "2");
        await _engine.DrainAsync();

        Assert.Equal(["ok 32", "bad 32", "ok 32", "end"], _engine.Lines);
    }

    [Fact]
    public async Task A_port_that_waits_holds_the_activity_open_when_all_children_have_ended()
    {
        _engine.Definitions.Add(Named("child", Line("child")));
        var bulk = Bulk("b", "[1,2]", ("childCompleted", Sequence("cs", Event("e", "noted"), Line("noted"))));
        await _engine.RunAsync(Workflow(Sequence("r", bulk, Line("end"))));
        Assert.Equal(["child", "child"], _engine.Lines);

        await _engine.SendEventAsync("noted", "1");
        await _engine.DrainAsync();

        Assert.Equal(["child", "child", "noted", "noted", "end"], _engine.Lines);
    }

    [Fact]
    public async Task Without_waiting_or_without_items_it_is_done_at_once()
    {
        _engine.Definitions.Add(Named("child", Line("child")));
        await _engine.StartAsync(Workflow(Flowchart(
            "f", [Bulk("a", "[1,2]", ("waitForCompletion", Literal(false))), Bulk("b", "[]"), Line("done"), Line("never")], "a -> b", "b -> done", "b:Completed -> never")));
        Assert.Equal(["done"], _engine.Lines);

        await _engine.DrainAsync();

        Assert.Equal(["done", "child", "child"], _engine.Lines);
    }

    [Fact]
    public async Task More_items_than_allowed_are_an_incident_and_start_nothing()
    {
        var engine = new JobHarness(new EngineLimits { ChildrenPerActivity = 2 });
        engine.Definitions.Add(Named("child", Line("child")));

        var state = await engine.RunAsync(Workflow(Bulk("b", "[1,2,3]")));

        Assert.Equal("The list has 3 items; one activity may start 2 workflows.", Assert.Single(state.Incidents).Message);
        Assert.Single(engine.Instances);
    }

    [Fact]
    public async Task A_child_that_is_cancelled_counts_and_runs_no_port()
    {
        _engine.Definitions.Add(Named("child", Event("e", "never")));
        var parent = await _engine.RunAsync(Workflow(Sequence("r", Bulk("b", "[1]", ("childCompleted", Line("ok")), ("childFaulted", Line("bad"))), Line("end"))));

        await _engine.CancelAsync(_engine.Store.InstanceIds.Single(id => id != parent.Id));
        await _engine.DrainAsync();

        Assert.Equal(["end"], _engine.Lines);
    }

    [Fact]
    public async Task A_branch_that_is_cut_cancels_the_children_that_still_run()
    {
        _engine.Definitions.Add(Named("child", Event("e", "go")));
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Bulk("b", "[1,2,3]"), Event("e", "cut"), Join("j", "WaitAny")],
            "s -> b", "s -> e", "b -> j", "e -> j")));
        var first = _engine.Instances.First(instance => instance.DefinitionId == "child");
        await _engine.SendEventAsync("go", "1", instanceId: first.Id);
        await _engine.DrainAsync();

        await _engine.SendEventAsync("cut", "2");
        await _engine.DrainAsync();

        Assert.Equal(
            [InstanceSubStatus.Finished, InstanceSubStatus.Cancelled, InstanceSubStatus.Cancelled],
            _engine.Instances.Where(instance => instance.DefinitionId == "child").Select(instance => instance.SubStatus));
    }

    [Fact]
    public async Task A_thousand_children_leave_a_small_state()
    {
        _engine.Definitions.Add(Named("child", Event("e", "go")));
        var parent = await _engine.RunAsync(Workflow(Bulk("b", "(function () { var a = []; for (var i = 0; i < 1000; i++) { a.push(i); } return a; })()")));

        Assert.InRange(_engine.Store.Read(parent.Id).ToJson().Length, 1, 3_000);
    }

    private static JsonObject Bulk(string id, string items, params (string Name, JsonNode? Value)[] inputs)
        => Node(id, "Elsa.BulkDispatchWorkflows", [("workflowDefinitionId", Literal("child")), ("items", Script(items)), .. inputs]);
}
