using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Decides a task, exactly once: the request's row is locked, the decision and all that follows from it are one transaction.</summary>
public sealed class Decide(
    IUnitOfWork unit,
    IApprovalStore store,
    IProcesses processes,
    IOrganisationStore organisation,
    FormCheck forms,
    RequestStory story,
    TimeProvider clock)
{
    private const int MaxKeyLength = 200;

    /// <summary>
    /// Problems: <c>unknown-task</c> (404), <c>not-your-task</c> (403), <c>task-already-decided</c> (409, args by, at, outcome),
    /// <c>task-no-longer-open</c> (409), <c>task-changed</c> (409: transferred or escalated since it was seen), <c>unknown-outcome</c>,
    /// <c>reason-required</c>, field problems (422), <c>idempotency-key-too-long</c> (422),
    /// <c>idempotency-key-reused</c> (422: same key, other content). The same key with the same content answers the request as it now stands.
    /// </summary>
    public Task<Result<Request>> RunAsync(Decision decision, CancellationToken cancellationToken) =>
        RunAsync(decision, DecisionPart.None, cancellationToken);

    /// <summary>As above, with what its channel has to say and to store within the decision's transaction; its problems come besides.</summary>
    public async Task<Result<Request>> RunAsync(Decision decision, DecisionPart part, CancellationToken cancellationToken)
    {
        if (decision.IdempotencyKey is { Length: > MaxKeyLength })
            return Problem.Invalid("idempotency-key-too-long", ("max", MaxKeyLength.ToString(CultureInfo.InvariantCulture)));
        try
        {
            return await unit.RunAsync(token => InUnitAsync(decision, part, token), cancellationToken);
        }
        catch (StepLostException)
        {
            return Problem.Conflict("task-no-longer-open");
        }
    }

    private async Task<Result<Request>> InUnitAsync(Decision decision, DecisionPart part, CancellationToken cancellationToken)
    {
        if (await store.LockByTaskAsync(decision.TaskId, cancellationToken) is not var (request, task))
            return Problem.NotFound("unknown-task");
        var hash = DecisionContent.Hash(decision);
        if (decision.IdempotencyKey is { } key && await store.FindReceiptAsync(decision.PersonId, key, cancellationToken) is { } receipt)
            return receipt.ContentHash == hash ? request : Problem.Invalid("idempotency-key-reused");

        var company = await organisation.CurrentAsync(cancellationToken);
        if (Refusal(company, request, task, decision) is { } refusal)
            return refusal;
        if (TaskJson.Outcomes(task).FirstOrDefault(o => o.Name == decision.Outcome) is not { } outcome)
            return Problem.Invalid("unknown-outcome", ("outcome", PlainText.Shorten(decision.Outcome, 100)));

        var comment = PlainText.Lines(decision.Comment);
        if (comment.Length > PlainText.MaxLength)
            return Problem.InvalidFields([FieldProblems.TooLong("comment", PlainText.MaxLength, comment.Length)]);
        if (outcome.NeedsComment && comment.Length == 0) // R064
            return Problem.Invalid("reason-required") with { Fields = [new FieldProblem("comment", "required")] };

        JsonObject? filled = null;
        string? customer = null;
        if (!Outcomes.TurnsDown(outcome.Name))
        {
            var form = await forms.RunAsync(TaskJson.Fields(task), decision.Form, cancellationToken);
            if (form.Problems.Count > 0)
                return Problem.InvalidFields(form.Problems);
            filled = form.Values.Count > 0 ? form.Values : null;
            customer = form.CustomerNumber;
        }

        // Last, so that what it changes is stored with the decision and only with it.
        if (await part.PermitAsync(cancellationToken) is { } objection)
            return objection;
        // A request that began without its customer, as one by mail can, is that customer's from now on.
        request.CustomerNumber ??= customer;
        await CarryOutAsync(request, task, decision, comment, filled, hash, cancellationToken);
        await part.FollowAsync(cancellationToken);
        return request;
    }

    /// <summary>Why this person cannot decide this task now; null when he can.</summary>
    private Problem? Refusal(Organisation company, Request request, StaffTask task, Decision decision)
    {
        var entitled = TaskRights.Deciders(company, task, clock.GetUtcNow()).Any(p => p.Id == decision.PersonId);
        if (!entitled && task.DecidedById != decision.PersonId)
            return Problem.Forbidden("not-your-task");
        if (TaskProblems.Closed(company, request, task) is { } closed)
            return closed;
        return decision.SeenVersion is { } seen && seen != task.Version ? Problem.Conflict("task-changed") : null;
    }

    private async Task CarryOutAsync(
        Request request, StaffTask task, Decision decision, string comment, JsonObject? filled, string hash, CancellationToken cancellationToken)
    {
        task.State = TaskState.Decided;
        task.Outcome = decision.Outcome;
        task.DecidedById = decision.PersonId;
        task.OnBehalfOfId = TaskRights.OnBehalfOf(task, decision.PersonId);
        task.DecidedAt = clock.GetUtcNow();
        task.Comment = comment.Length > 0 ? comment : null;
        task.Channel = decision.Channel;
        task.FormData = filled?.ToJsonString();
        if (decision.IdempotencyKey is { } key)
        {
            store.Add(new DecisionReceipt
            {
                PersonId = decision.PersonId, Key = key, TaskId = task.Id, ContentHash = hash, At = clock.GetUtcNow(),
            });
        }

        await story.TellAsync(request, new StoryLine(TimelineKind.Decided, decision.Channel)
        {
            ActorId = decision.PersonId, OnBehalfOfId = task.OnBehalfOfId, StepName = task.StepName,
            Outcome = task.Outcome, Comment = task.Comment,
        }, cancellationToken);
        story.Audit(request, "task.decided", decision.PersonId, new
        {
            task = task.Id, step = task.StepName, outcome = task.Outcome, onBehalfOf = task.OnBehalfOfId,
            comment = task.Comment, form = filled, channel = decision.Channel.ToString(), round = task.Round,
        });
        if (decision.Channel == Channel.Page)
            await store.DeleteDraftAsync(decision.PersonId, $"task/{task.Id}", cancellationToken);

        var form = filled?.DeepClone().AsObject();
        if (!await processes.ContinueAsync(task.InstanceId, task.BookmarkId, decision.Outcome, form, cancellationToken))
            throw new StepLostException();
    }
}

/// <summary>A decision as it came in.</summary>
/// <param name="PersonId">Who decides; may be an acting deputy.</param>
/// <param name="Outcome">One of the task's outcome names.</param>
/// <param name="Comment">At most 4,000 characters; required where the outcome says so.</param>
/// <param name="Form">What the decider filled in, for tasks with a form.</param>
/// <param name="IdempotencyKey">At most 200 characters; null when the channel has none.</param>
/// <param name="SeenVersion">The task's version that the decider saw; null when unknown.</param>
public sealed record Decision(
    string PersonId,
    string TaskId,
    string Outcome,
    string? Comment,
    JsonObject? Form,
    Channel Channel,
    string? IdempotencyKey = null,
    int? SeenVersion = null);
