using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class RequestDeskTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_process_that_names_no_outcome_leaves_the_request_completed()
    {
        var request = await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Requests.EndAsync(request.InstanceId, faulted: false, CrmWorld.Token));
        Assert.Equal((RequestStatus.Finished, Outcomes.Completed, _world.Clock.Now), (request.Status, request.Outcome, request.ClosedAt));
        Assert.Equal(TaskState.Cancelled, _world.Data.Tasks.Single().State);
        Assert.Equal(TimelineKind.Closed, _world.Data.Timeline.Last().Kind);
    }

    [Fact]
    public async Task An_outcome_that_the_process_has_set_stays()
    {
        var request = await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Requests.SetOutcomeAsync(request.InstanceId, "NotNeeded", canWithdraw: false, CrmWorld.Token));
        Assert.Equal((RequestStatus.Running, false), (request.Status, request.CanWithdraw));
        await _world.InStepAsync(() => _world.Requests.EndAsync(request.InstanceId, faulted: false, CrmWorld.Token));
        Assert.Equal("NotNeeded", request.Outcome);
    }

    [Fact]
    public async Task A_fault_closes_the_request_and_mails_the_administrators()
    {
        var request = await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Requests.EndAsync(request.InstanceId, faulted: true, CrmWorld.Token));
        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted), (request.Status, request.Outcome));
        Assert.Equal(TimelineKind.Failed, _world.Data.Timeline.Last().Kind);
        var mail = Assert.Single(_world.MailsTo(Company.Administrator, "case.faulted"));
        Assert.Contains(request.Number, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Archive access", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repair_gives_a_failed_request_back_what_it_was()
    {
        var request = await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Requests.SetOutcomeAsync(request.InstanceId, "InForce", canWithdraw: false, CrmWorld.Token));
        await _world.InStepAsync(() => _world.Requests.EndAsync(request.InstanceId, faulted: true, CrmWorld.Token));

        Assert.True(await _world.InStepAsync(() => _world.Requests.RepairAsync(
            request.InstanceId, "request.retried", Company.Administrator, "修好了", CrmWorld.Token)));

        Assert.Equal((RequestStatus.Running, "InForce", false, null), (request.Status, request.Outcome, request.CanWithdraw, request.ClosedAt));
        var line = _world.Data.Timeline.Last();
        Assert.Equal((TimelineKind.Reopened, Company.Administrator, "修好了"), (line.Kind, line.ActorId, line.Comment));
    }

    [Fact]
    public async Task A_repair_does_not_open_what_was_closed_for_another_reason()
    {
        var request = await _world.AskedAsync();
        await _world.Withdraw.RunAsync(Company.Designer, request.Number, null, Channel.Page, CrmWorld.Token);

        Assert.False(await _world.InStepAsync(() => _world.Requests.RepairAsync(
            request.InstanceId, "request.retried", Company.Administrator, "修好了", CrmWorld.Token)));

        Assert.Equal((RequestStatus.Finished, Outcomes.Withdrawn), (request.Status, request.Outcome));
    }

    [Fact]
    public async Task What_is_closed_is_not_closed_again()
    {
        var request = await _world.AskedAsync();
        await _world.Withdraw.RunAsync(Company.Designer, request.Number, null, Channel.Page, CrmWorld.Token);
        await _world.InStepAsync(() => _world.Requests.EndAsync(request.InstanceId, faulted: true, CrmWorld.Token));
        Assert.Equal(Outcomes.Withdrawn, request.Outcome);
        Assert.Empty(_world.MailsTo(Company.Administrator, "case.faulted"));
    }

    [Fact]
    public async Task An_instance_without_a_request_ends_quietly_and_cannot_have_tasks()
    {
        await _world.InStepAsync(() => _world.Requests.EndAsync("none", faulted: true, CrmWorld.Token));
        Assert.Null(await _world.InStepAsync(() => _world.Requests.OfInstanceAsync("none", CrmWorld.Token)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.InStepAsync(
            () => _world.Tasks.AssignAsync(ArchiveProcess.Keeper with { InstanceId = "none" }, CrmWorld.Token)));
    }

    [Fact]
    public async Task A_note_has_its_place_in_the_story()
    {
        var request = await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Requests.NoteAsync(
            request.InstanceId, TimelineKind.AccessRevoked, "收回", Company.Designer, _world.Clock.Now, CrmWorld.Token));
        var note = _world.Data.Timeline.Last();
        Assert.Equal((TimelineKind.AccessRevoked, "收回", 2), (note.Kind, note.StepName, note.Sequence));
    }
}
