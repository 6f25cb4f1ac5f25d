using System.Text.Json;
using WorkflowCrm.Engine.Activities.Primitives;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Engine.Values;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Primitives;

public sealed class RunTaskTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task A_task_is_announced_and_its_result_resumes_the_workflow()
    {
        var state = await _engine.RunAsync(Task());
        var announced = Assert.Single(_engine.Outside);
        var task = announced.Payload.Deserialize<RunTaskPayload>(PlainValue.Json)!;
        Assert.Equal((WorkflowJobKinds.RunTask, task.TaskId), (announced.Kind, announced.Key));
        Assert.Equal((state.Id, "Approve", 5), (task.InstanceId, task.TaskName, task.Payload!["amount"]!.GetValue<int>()));

        var first = await _engine.SendAsync(TaskStimulus.Completed(task.TaskId, new { Ok = true }));
        await _engine.DrainAsync();
        var second = await _engine.SendAsync(TaskStimulus.Completed(task.TaskId, new { Ok = false }));
        await _engine.DrainAsync();

        Assert.Equal((1, 0), (first.Resumptions, second.Resumptions));
        Assert.Equal([$"{task.TaskId} true"], _engine.Lines);
    }

    [Fact]
    public async Task A_resumption_without_a_result_is_an_incident()
    {
        var state = await _engine.RunAsync(Task());

        await _engine.ResumeAsync(state.Id, state.Bookmarks.Single().Id, []);

        var incident = Assert.Single(_engine.Store.Read(state.Id).Incidents);
        Assert.Equal("The given key 'RunTaskInput' was not present in the dictionary.", incident.Message);
    }

    [Fact]
    public async Task A_task_without_a_name_is_an_incident()
    {
        var state = await _engine.RunAsync(Workflow(Node("t", "Elsa.RunTask")));

        Assert.Equal(
            (InstanceSubStatus.Faulted, "The task has no name; say what is to be done."), (state.SubStatus, Assert.Single(state.Incidents).Message));
    }

    private static WorkflowDefinition Task() => Workflow(
        Sequence(
            "r",
            Node(
                "t",
                "Elsa.RunTask",
                ("taskName", Literal("Approve")),
                ("payload", Script("({ amount: 5 })")),
                ("taskId", Bound("var-id")),
                ("result", Bound("var-r"))),
            LineOf("l", "getId() + ' ' + getR().ok")),
        Variable("id"),
        Variable("r"));
}
