using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>The requester takes his request back while nothing was given yet (撤回).</summary>
public sealed class WithdrawRequest(IUnitOfWork unit, IApprovalStore store, IProcesses processes, RequestStory story, TimeProvider clock)
{
    /// <summary>
    /// Problems: <c>unknown-request</c> (404), <c>not-your-request</c> (403), <c>request-finished</c> and
    /// <c>request-cannot-be-withdrawn</c> (409: what was asked for has been given), <c>too-long</c> on the field <c>reason</c> (422).
    /// </summary>
    public Task<Result<Request>> RunAsync(
        string personId, string requestNumber, string? reason, Channel channel, CancellationToken cancellationToken) =>
        unit.RunAsync(token => InUnitAsync(personId, requestNumber, PlainText.Lines(reason), channel, token), cancellationToken);

    private async Task<Result<Request>> InUnitAsync(
        string personId, string requestNumber, string reason, Channel channel, CancellationToken cancellationToken)
    {
        if (await store.LockByNumberAsync(requestNumber, cancellationToken) is not { } request)
            return Problem.NotFound("unknown-request");
        if (request.RequesterId != personId)
            return Problem.Forbidden("not-your-request");
        if (request.Status == RequestStatus.Finished)
            return Problem.Conflict("request-finished", ("outcome", request.Outcome ?? ""));
        if (!request.CanWithdraw)
            return Problem.Conflict("request-cannot-be-withdrawn");
        if (reason.Length > PlainText.MaxLength)
            return Problem.InvalidFields([FieldProblems.TooLong("reason", PlainText.MaxLength, reason.Length)]);

        // Closed first: what the process does when it is cancelled then finds nothing left to tell.
        request.Status = RequestStatus.Finished;
        request.Outcome = Outcomes.Withdrawn;
        request.CanWithdraw = false;
        request.ClosedAt = clock.GetUtcNow();
        foreach (var task in (await store.TasksForChangeAsync(request.Id, cancellationToken)).Where(t => t.State == TaskState.Open))
            (task.State, task.Outcome, task.Channel) = (TaskState.Cancelled, Outcomes.Cancelled, Channel.System);
        await story.TellAsync(request, new StoryLine(TimelineKind.Withdrawn, channel) { ActorId = personId, Comment = reason }, cancellationToken);
        story.Audit(request, "request.withdrawn", personId, new { reason });
        await processes.CancelAsync(request.InstanceId, Outcomes.Withdrawn, cancellationToken);
        return request;
    }
}
