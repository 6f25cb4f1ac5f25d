using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Pages.Requests;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class StepLineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_who_did_it_who_has_it_and_who_comes_next()
    {
        var line = Draw(
            Running(),
            [Task("manager", TaskState.Decided, 1, Outcomes.Approved), Task("gm", TaskState.Open, 2)],
            [new("a2", "gm", "p-gm", "gm"), new("a3", "keeper", "p-keeper", "role")]);
        Assert.Equal(["sent", "manager", "gm", "keeper"], line.Select(s => s.Name));
        Assert.Equal([StepState.Done, StepState.Done, StepState.Here, StepState.Ahead], line.Select(s => s.State));
        Assert.Equal("p-keeper", line[3].PersonId);
    }

    [Fact]
    public void A_decision_by_a_deputy_names_both()
    {
        var task = Task("manager", TaskState.Decided, 1, Outcomes.Approved);
        (task.DecidedById, task.OnBehalfOfId) = ("p-deputy", "p-manager");
        var step = Draw(Running(), [task], [])[1];
        Assert.Equal("p-deputy", step.PersonId);
        Assert.Equal("p-manager", step.OnBehalfOfId);
    }

    [Fact]
    public void A_finished_request_ends_with_how_it_ended_and_nothing_lies_ahead()
    {
        var request = Running();
        (request.Status, request.Outcome, request.ClosedAt) = (RequestStatus.Finished, Outcomes.Rejected, Start.AddHours(5));
        var line = Draw(request, [Task("manager", TaskState.Decided, 1, Outcomes.Rejected)], [new("a2", "gm", "p-gm", "gm")]);
        Assert.Equal(["sent", "manager", "closed"], line.Select(s => s.Name));
        Assert.Equal(StepState.Stopped, line[1].State);
        Assert.Equal(StepState.Stopped, line[2].State);
    }

    [Fact]
    public void Steps_of_an_earlier_round_and_cancelled_ones_do_not_stand_on_the_line()
    {
        var request = Running();
        request.Round = 2;
        var line = Draw(request, [Task("manager", TaskState.Decided, 1, Outcomes.Returned), Task("gm", TaskState.Cancelled, 2, round: 2), Task("manager", TaskState.Open, 3, round: 2)], []);
        Assert.Equal(["sent", "manager"], line.Select(s => s.Name));
        Assert.Equal(StepState.Here, line[1].State);
    }

    private static IReadOnlyList<StepView> Draw(Request request, IReadOnlyList<StaffTask> tasks, IReadOnlyList<RouteStep> ahead) =>
        StepLine.Of(request, tasks, ahead, text => text, "sent", "closed");

    private static Request Running() => new()
    {
        Id = "r", Number = "DA-1", DefinitionId = "d", DefinitionVersionId = "v", InstanceId = "i", RequesterId = "p-asker", DepartmentId = "J",
        Title = "t", Inputs = "{}", CreatedAt = Start,
    };

    internal static StaffTask Task(string step, TaskState state, int hour, string? outcome = null, int round = 1) => new()
    {
        Id = $"t{hour}", RequestId = "r", RequestNumber = "DA-1", DefinitionVersionId = "v", InstanceId = "i", BookmarkId = "b", Kind = TaskKind.Approval,
        StepName = step, Title = "t", RequesterId = "p-asker", AssigneeId = $"p-{step}", Round = round, Outcomes = "[]", Form = "[]", Facts = "[]", Why = "manager",
        CreatedAt = Start.AddHours(hour), State = state, Outcome = outcome, DecidedById = state == TaskState.Decided ? $"p-{step}" : null,
        DecidedAt = state == TaskState.Decided ? Start.AddHours(hour).AddMinutes(30) : null,
    };
}
