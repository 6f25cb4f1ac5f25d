using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>What process steps do with the request that they run for. Runs inside the unit of work of the step.</summary>
public sealed class RequestDesk(
    IApprovalStore store, IProcesses processes, FormText texts, RequestStory story, CaseMail mail, TimeProvider clock)
{
    /// <summary>The request that the instance runs for; null for a process without one. Already locked by whoever started the step.</summary>
    public Task<Request?> OfInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        store.LockByInstanceAsync(instanceId, cancellationToken);

    /// <summary>Sets the outcome that the requester sees, and whether he may still withdraw.</summary>
    public async Task SetOutcomeAsync(string instanceId, string outcome, bool canWithdraw, CancellationToken cancellationToken)
    {
        var request = await NeededAsync(instanceId, cancellationToken);
        request.Outcome = outcome;
        request.CanWithdraw = canWithdraw;
        story.Audit(request, "request.outcome", null, new { outcome, canWithdraw });
    }

    /// <summary>The request goes back to the requester, who corrects it; status Returned until he resubmits.</summary>
    public async Task ReturnAsync(string instanceId, CancellationToken cancellationToken)
    {
        var request = await NeededAsync(instanceId, cancellationToken);
        request.Status = RequestStatus.Returned;
        story.Audit(request, "request.returned", null, new { round = request.Round });
    }

    /// <summary>The corrected request starts a new round with new inputs; decisions of earlier rounds no longer count.</summary>
    public async Task ResubmitAsync(string instanceId, JsonObject inputs, CancellationToken cancellationToken)
    {
        var request = await NeededAsync(instanceId, cancellationToken);
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        request.Round++;
        request.Status = RequestStatus.Running;
        request.Outcome = null;
        request.Inputs = MailOrigin.Of(request)?.With(inputs) ?? inputs.ToJsonString();
        if (process is not null)
        {
            request.Title = await texts.TitleAsync(process, inputs, cancellationToken);
            request.CustomerNumber = process.Fields.Where(f => f.Type == FieldType.Customer)
                .Select(f => inputs[f.Name]?.ToString()).FirstOrDefault(number => number is not null);
        }

        await story.TellAsync(request, new StoryLine(TimelineKind.Resubmitted) { ActorId = request.RequesterId }, cancellationToken);
        story.Audit(request, "request.resubmitted", request.RequesterId, new { round = request.Round, inputs });
    }

    /// <summary>Adds a line to the request's story.</summary>
    public async Task NoteAsync(
        string instanceId, TimelineKind kind, string? stepName, string? personId, DateTimeOffset? instant, CancellationToken cancellationToken)
    {
        var request = await NeededAsync(instanceId, cancellationToken);
        await story.TellAsync(request, new StoryLine(kind) { StepName = stepName, PersonId = personId, Instant = instant }, cancellationToken);
    }

    /// <summary>
    /// The instance has ended: closes the request with the outcome that the process set, or Completed. A fault sets outcome
    /// Faulted and mails the administrators. Nothing happens when the request is already closed.
    /// </summary>
    public async Task EndAsync(string instanceId, bool faulted, CancellationToken cancellationToken)
    {
        if (await store.LockByInstanceAsync(instanceId, cancellationToken) is not { } request || request.Status == RequestStatus.Finished)
            return;
        if (faulted)
            (request.OutcomeBeforeFault, request.CouldWithdrawBeforeFault) = (request.Outcome, request.CanWithdraw);
        await CloseAsync(request, faulted ? Outcomes.Faulted : request.Outcome ?? Outcomes.Completed, cancellationToken);
        var kind = faulted ? TimelineKind.Failed : TimelineKind.Closed;
        await story.TellAsync(request, new StoryLine(kind) { Outcome = request.Outcome }, cancellationToken);
        story.Audit(request, faulted ? "request.failed" : "request.closed", null, new { outcome = request.Outcome });
        if (faulted)
            await mail.FaultedAsync(request, cancellationToken);
    }

    /// <summary>
    /// The process of a failed request goes on: the request runs again, with the outcome that it had before. One that is still
    /// running stays as it is; in both cases the audit trail says who repaired it and why. False when the instance runs for no
    /// request, or its request was closed for another reason than a fault; nothing happens then.
    /// </summary>
    /// <param name="action">The audit action, e.g. <c>request.retried</c>.</param>
    /// <param name="detail">What else the audit trail is to say; null for the reason alone.</param>
    public async Task<bool> RepairAsync(
        string instanceId, string action, string actorId, string reason, CancellationToken cancellationToken, object? detail = null)
    {
        if (await store.LockByInstanceAsync(instanceId, cancellationToken) is not { } request)
            return false;
        if (request.Status == RequestStatus.Finished)
        {
            if (request.Outcome != Outcomes.Faulted)
                return false;
            request.Status = RequestStatus.Running;
            (request.Outcome, request.CanWithdraw) = (request.OutcomeBeforeFault, request.CouldWithdrawBeforeFault);
            (request.OutcomeBeforeFault, request.CouldWithdrawBeforeFault) = (null, false);
            request.ClosedAt = null;
            await story.TellAsync(request, new StoryLine(TimelineKind.Reopened) { ActorId = actorId, Comment = reason }, cancellationToken);
        }

        story.Audit(request, action, actorId, detail ?? new { reason });
        return true;
    }

    /// <summary>Somebody changed a running process by hand: the audit trail says who, why and what, and the request goes over to another version if he chose one.</summary>
    /// <param name="versionId">The version that the process runs on now; null when it stays.</param>
    public async Task InterfereAsync(
        string instanceId, string action, string actorId, object detail, string? versionId, CancellationToken cancellationToken)
    {
        if (await store.LockByInstanceAsync(instanceId, cancellationToken) is not { } request)
            return;
        if (versionId is not null)
        {
            request.DefinitionVersionId = versionId;
            foreach (var task in (await store.TasksForChangeAsync(request.Id, cancellationToken)).Where(t => t.State == TaskState.Open))
                task.DefinitionVersionId = versionId;
        }

        story.Audit(request, action, actorId, detail);
    }

    /// <summary>Somebody ended the process by hand: the request is closed as cancelled, with his reason.</summary>
    public async Task CancelAsync(string instanceId, string actorId, string reason, CancellationToken cancellationToken)
    {
        if (await store.LockByInstanceAsync(instanceId, cancellationToken) is not { } request || request.Status == RequestStatus.Finished)
            return;
        await CloseAsync(request, Outcomes.Cancelled, cancellationToken);
        await story.TellAsync(
            request, new StoryLine(TimelineKind.Closed) { Outcome = request.Outcome, ActorId = actorId, Comment = reason }, cancellationToken);
        story.Audit(request, "request.cancelled", actorId, new { reason });
    }

    private async Task CloseAsync(Request request, string outcome, CancellationToken cancellationToken)
    {
        request.Outcome = outcome;
        request.Status = RequestStatus.Finished;
        request.CanWithdraw = false;
        request.ClosedAt = clock.GetUtcNow();
        foreach (var task in (await store.TasksForChangeAsync(request.Id, cancellationToken)).Where(t => t.State == TaskState.Open))
        {
            (task.State, task.Outcome, task.Channel) = (TaskState.Cancelled, Outcomes.Cancelled, Channel.System);
            await story.TellAsync(request, new StoryLine(TimelineKind.TaskCancelled)
            {
                StepName = task.StepName, PersonId = task.AssigneeId,
            }, cancellationToken);
        }
    }

    private async Task<Request> NeededAsync(string instanceId, CancellationToken cancellationToken) =>
        await store.LockByInstanceAsync(instanceId, cancellationToken)
        ?? throw new InvalidOperationException($"The instance {instanceId} runs for no request.");
}
