using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Workflows;

public sealed class ExecuteWorkflowTests
{
    private readonly JobHarness _engine = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_that_ends_at_once_is_described(bool waits)
    {
        _engine.Definitions.Add(Named("child", Sequence(
            "s", Line("child"), Node("o", "Elsa.SetOutput", ("outputName", Literal("Y")), ("outputValue", Script("getInput('X') + 1"))))));

        var parent = await _engine.StartAsync(Workflow(
            Sequence("r", Execute("x", "child", waits), LineOf("l", "[getR().status, getR().subStatus, getR().output.Y, getR().correlationId].join()")),
            Variable("r")));

        Assert.Equal(["child", "Finished,Finished,2,c1"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, parent.SubStatus);
        Assert.Empty(_engine.Store.Jobs);
        Assert.Empty(_engine.Store.BookmarkIds);
    }

    [Fact]
    public async Task A_child_that_waits_is_waited_for()
    {
        _engine.Definitions.Add(Waiting());
        var parent = await _engine.RunAsync(Workflow(
            Sequence("r", Execute("x", "child", true), LineOf("l", "'parent ' + getR().Y")), Variable("r")));
        Assert.Equal((InstanceSubStatus.Suspended, "Elsa.ExecuteWorkflow"), (parent.SubStatus, Assert.Single(parent.Bookmarks).Name));

        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();

        Assert.Equal(["parent 7"], _engine.Lines);
    }

    [Fact]
    public async Task A_child_that_waits_and_is_not_waited_for_goes_on_alone()
    {
        _engine.Definitions.Add(Waiting());

        await _engine.RunAsync(Workflow(Sequence("r", Execute("x", "child", false), LineOf("l", "getR().subStatus")), Variable("r")));

        Assert.Equal(["Suspended"], _engine.Lines);
        Assert.Single(_engine.Instances, instance => instance.Status == InstanceStatus.Running);
    }

    [Fact]
    public async Task A_workflow_that_executes_itself_is_stopped()
    {
        var state = await _engine.RunAsync(Workflow(
            Sequence("r", Line("A"), Execute("x", "test", true)), Variable("r")));

        Assert.Equal(21, _engine.Lines.Count);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        var deepest = _engine.Instances.Single(instance => instance.Depth == 20);
        Assert.Contains("20 workflows have started each other in a row", Assert.Single(deepest.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflows_that_execute_each_other_in_loops_have_one_budget_together()
    {
        var engine = new JobHarness(new EngineLimits { StepsPerBurst = 500 });
        var again = Node("x", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Literal("test")));

        var state = await engine.RunAsync(Workflow(Node("f", "Elsa.ParallelForEach", ("items", Literal("[1,2,3,4,5]")), ("body", again))));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("ran 500 activities without waiting", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
        Assert.InRange(engine.Instances.Count(), 21, 500);
    }

    [Fact]
    public async Task A_burst_that_fails_takes_its_child_with_it()
    {
        var engine = new JobHarness(activities: typeof(BreaksTheDatabase));
        engine.Definitions.Add(Named("child", Line("child")));

        await Assert.ThrowsAsync<BrokenDatabaseException>(() => engine.StartAsync(Workflow(
            Sequence("r", Execute("x", "child", true), Node("b", "Test.BreaksTheDatabase")), Variable("r"))));

        Assert.Empty(engine.Instances);
    }

    [Fact]
    public async Task Cancelling_the_parent_cancels_the_child_that_it_waits_for()
    {
        _engine.Definitions.Add(Waiting());
        var parent = await _engine.RunAsync(Workflow(Execute("x", "child", true), Variable("r")));

        await _engine.CancelAsync(parent.Id);
        await _engine.DrainAsync();

        Assert.All(_engine.Instances, instance => Assert.Equal(InstanceSubStatus.Cancelled, instance.SubStatus));
    }

    private static WorkflowDefinition Waiting() => Named("child", Sequence(
        "s", Event("e", "go"), Node("o", "Elsa.SetOutput", ("outputName", Literal("Y")), ("outputValue", Literal(7)))));

    private static JsonObject Execute(string id, string definition, bool waits) => Node(
        id,
        "Elsa.ExecuteWorkflow",
        ("workflowDefinitionId", Literal(definition)),
        ("waitForCompletion", Literal(waits)),
        ("correlationId", Literal("c1")),
        ("input", Wrapped("Object", """{"X":1}""")),
        ("result", Bound("var-r")));
}
