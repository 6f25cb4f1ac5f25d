using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Activities.Tests.Processes;

/// <summary>A failed request goes on when its process is repaired.</summary>
public sealed class RepairTests
{
    private const string NewMail = "case.welcome";

    private readonly Office _office = new();

    [Fact]
    public async Task A_retry_opens_the_request_again_as_it_was_and_goes_on()
    {
        await FailAsync();
        var request = _office.Request;
        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted, false), (request.Status, request.Outcome, request.CanWithdraw));
        _office.Templates.Missing.Clear();

        var result = await InBurstsAsync((bursts, instance, execution) => bursts.RetryAsync(instance, execution, Company.Secretary, "模板已补", default));

        Assert.Equal(RepairOutcome.Done, result.Outcome);
        Assert.Equal((RequestStatus.Running, "InForce", null), (request.Status, request.Outcome, request.ClosedAt));
        Assert.True(request.CanWithdraw);
        Assert.Single(_office.MailsTo(Company.Designer, NewMail));
        Assert.Equal(Company.GeneralManager, _office.Task.AssigneeId);
        var line = Assert.Single(_office.Approvals.Story, entry => entry.Kind == TimelineKind.Reopened);
        Assert.Equal((Company.Secretary, "模板已补"), (line.ActorId, line.Comment));
        Assert.Contains((Company.Secretary, "request.retried", $"request/{request.Number}"), _office.Audit.Entries);
        await _office.ApproveAsync(Company.GeneralManager);
        Assert.Equal((RequestStatus.Finished, "InForce"), (request.Status, request.Outcome));
        Assert.Equal(InstanceSubStatus.Finished, _office.Instances.Of(request.InstanceId).SubStatus);
    }

    [Fact]
    public async Task A_retry_that_fails_again_closes_the_request_again_and_tells_the_administrators_again()
    {
        await FailAsync();

        await InBurstsAsync((bursts, instance, execution) => bursts.RetryAsync(instance, execution, Company.Secretary, "再试", default));

        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal("InForce", _office.Request.OutcomeBeforeFault);
        Assert.Equal(2, _office.MailsTo(Company.Secretary, "case.faulted").Length);
        Assert.Equal(2, _office.Mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_skip_goes_on_behind_the_failed_step()
    {
        await FailAsync();

        await InBurstsAsync((bursts, instance, execution) => bursts.SkipAsync(instance, execution, [], Company.Secretary, "已电话告知", default));

        Assert.Equal((RequestStatus.Running, "InForce"), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal(Company.GeneralManager, _office.Task.AssigneeId);
        Assert.Contains((Company.Secretary, "request.skipped", $"request/{_office.Request.Number}"), _office.Audit.Entries);
    }

    [Fact]
    public async Task What_cannot_be_repaired_leaves_the_request_closed()
    {
        await FailAsync();

        var result = await _office.InScopeAsync<Bursts, RepairResult>(
            bursts => bursts.RetryAsync(_office.Request.InstanceId, "nobody", Company.Secretary, "再试", default));

        Assert.Equal(RepairOutcome.NoSuchIncident, result.Outcome);
        Assert.Equal(RequestStatus.Finished, _office.Request.Status);
        Assert.DoesNotContain(_office.Approvals.Story, entry => entry.Kind == TimelineKind.Reopened);
    }

    [Fact]
    public async Task A_move_opens_the_request_again_too_and_the_audit_trail_says_what_was_changed()
    {
        await FailAsync();

        var result = await AlterAsync(new MoveTo("step2"));

        Assert.True(result.IsDone, result.Problem);
        Assert.Equal((RequestStatus.Running, "InForce"), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal(Company.GeneralManager, _office.Task.AssigneeId);
        Assert.Contains((Company.Secretary, "request.altered", $"request/{_office.Request.Number}"), _office.Audit.Entries);
    }

    [Fact]
    public async Task An_alteration_that_ends_the_instance_closes_its_request_as_cancelled()
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.RequestApproval", new { approver = "gm" }));

        await AlterAsync(new CancelInstance());

        Assert.Equal((RequestStatus.Finished, Outcomes.Cancelled), (_office.Request.Status, _office.Request.Outcome));
        Assert.Empty(_office.OpenTasks);
        Assert.Empty(_office.Instances.Timers());
    }

    [Fact]
    public async Task A_migration_takes_the_request_and_its_open_task_along_and_the_task_stays_valid()
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.RequestApproval", new { approver = "gm" }));
        var task = _office.Task;
        _office.Definitions.Versions.Add(Drawing.Of(
            ("WorkflowCrm.RequestApproval", new { approver = "gm" }), ("WorkflowCrm.SetRequestOutcome", new { outcome = "Better", after = "Approved" })));
        var version = _office.Definitions.Versions[^1].Id;

        var plan = await _office.InScopeAsync<Bursts, MigrationPlan>(
            bursts => bursts.MigrateAsync(_office.Request.InstanceId, version, Company.Secretary, "新流程", default));

        Assert.True(plan.IsDone, plan.Problem);
        Assert.Equal((version, version), (_office.Request.DefinitionVersionId, task.DefinitionVersionId));
        Assert.Contains((Company.Secretary, "request.migrated", $"request/{_office.Request.Number}"), _office.Audit.Entries);
        await _office.ApproveAsync(Company.GeneralManager);
        Assert.Equal((RequestStatus.Finished, "Better"), (_office.Request.Status, _office.Request.Outcome));
    }

    private Task<AlterationResult> AlterAsync(params InstanceAlteration[] alterations) => _office.InScopeAsync<Bursts, AlterationResult>(
        bursts => bursts.AlterAsync(_office.Request.InstanceId, alterations, Company.Secretary, "人工调整", default));

    private Task<Office> FailAsync()
    {
        _office.Templates.Missing.Add(NewMail);
        return _office.StartAsync(
            Company.Designer,
            ("WorkflowCrm.SetRequestOutcome", new { outcome = "InForce", canWithdraw = true }),
            ("WorkflowCrm.SendMail", new { template = NewMail }),
            ("WorkflowCrm.RequestApproval", new { approver = "gm" }));
    }

    private Task<RepairResult> InBurstsAsync(Func<Bursts, string, string, Task<RepairResult>> repair) => _office.InScopeAsync<Bursts, RepairResult>(
        bursts => repair(bursts, _office.Request.InstanceId, _office.Instances.Of(_office.Request.InstanceId).Incidents[0].ExecutionId));
}
