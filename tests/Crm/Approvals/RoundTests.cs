using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class RoundTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task P08_The_same_person_in_two_steps_decides_once()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.AddRange(ArchiveProcess.DepartmentRoute);
        await _world.AskedAsync(Company.OtherSalesman, Company.PlainCustomer); // his own manager is the owning manager
        await _world.ApproveAsync(Company.MarketManager);
        Assert.Equal((Company.DeputyForMarket, "副总批准"), (_world.OpenTask.AssigneeId, _world.OpenTask.StepName));
        var skipped = _world.Data.Tasks.Single(t => t.State == TaskState.Skipped);
        Assert.Equal(("归属部门经理批准", Outcomes.Approved, Company.MarketManager), (skipped.StepName, skipped.Outcome, skipped.DecidedById));
        Assert.Single(_world.Told(TimelineKind.Skipped));
        Assert.Single(_world.MailsTo(Company.MarketManager, "task.assigned"));
    }

    [Fact]
    public async Task A_step_that_wants_every_signature_is_not_skipped()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.AddRange(ArchiveProcess.DepartmentRoute.Select(s => s with { SkipIfAlreadyAgreed = false }));
        await _world.AskedAsync(Company.OtherSalesman, Company.PlainCustomer);
        await _world.ApproveAsync(Company.MarketManager);
        Assert.Equal((Company.MarketManager, "归属部门经理批准"), (_world.OpenTask.AssigneeId, _world.OpenTask.StepName));
    }

    [Fact]
    public async Task Who_agreed_as_a_deputy_does_not_agree_a_second_time_as_himself()
    {
        _world.IsAbsent(Company.DesignManager, Company.GeneralManager);
        await _world.AskedAsync();
        var request = (await _world.ApproveAsync(Company.GeneralManager)).Value;
        Assert.Equal(Outcomes.Approved, request.Outcome);
    }

    [Fact]
    public async Task A_returned_request_is_the_requesters_to_correct()
    {
        await _world.AskedAsync();
        var request = (await _world.DecideAsync(Company.DesignManager, Outcomes.Returned, "范围太大")).Value;
        Assert.Equal((RequestStatus.Returned, 1), (request.Status, request.Round));
        Assert.Equal((TaskKind.Revision, Company.Designer, "requester"), (_world.OpenTask.Kind, _world.OpenTask.AssigneeId, _world.OpenTask.Why));
        Assert.Equal("not-your-task", (await _world.DecideAsync(Company.DesignManager, Outcomes.Submitted)).Problem!.Code);
    }

    [Fact]
    public async Task A_correction_is_checked_like_the_first_form()
    {
        await _world.AskedAsync();
        await _world.DecideAsync(Company.DesignManager, Outcomes.Returned, "范围太大");
        var refused = await _world.DecideAsync(Company.Designer, Outcomes.Submitted, form: new JsonObject { ["purpose"] = "x" });
        Assert.Contains(refused.Problem!.Fields, f => f is { Field: "customer", Code: "required" });
    }

    [Fact]
    public async Task Resubmission_starts_a_new_round_with_the_corrected_inputs()
    {
        await _world.AskedAsync();
        await _world.DecideAsync(Company.DesignManager, Outcomes.Returned, "换一家");
        var request = (await _world.DecideAsync(Company.Designer, Outcomes.Submitted, form: ArchiveProcess.Inputs(Company.PlainCustomer))).Value;
        Assert.Equal((RequestStatus.Running, 2, Company.PlainCustomer), (request.Status, request.Round, request.CustomerNumber));
        Assert.Equal($"查阅 绍兴青禾科技有限公司 · {Company.PlainCustomer}", request.Title);
        Assert.Equal((Company.DesignManager, 2), (_world.OpenTask.AssigneeId, _world.OpenTask.Round));
        Assert.Single(_world.Told(TimelineKind.Resubmitted));
    }

    [Fact]
    public async Task Decisions_of_an_earlier_round_do_not_count()
    {
        await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.DecideAsync(Company.GeneralManager, Outcomes.Returned, "补充用途");
        await _world.DecideAsync(Company.Designer, Outcomes.Submitted, form: ArchiveProcess.Inputs());
        Assert.Equal((Company.DesignManager, TaskState.Open), (_world.OpenTask.AssigneeId, _world.OpenTask.State));
        await _world.ApproveAsync(Company.DesignManager);
        Assert.Equal(Company.GeneralManager, _world.OpenTask.AssigneeId);
    }
}
