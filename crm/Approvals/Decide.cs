using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Decides a task, exactly once: the request's row is locked, the decision and all that follows from it are one transaction.</summary>
public sealed class Decide
{
    /// <summary>
    /// Problems: <c>unknown-task</c> (404), <c>not-your-task</c> (403), <c>task-already-decided</c> (409, args by, at, outcome),
    /// <c>task-no-longer-open</c> (409), <c>unknown-outcome</c>, <c>reason-required</c>, field problems (422),
    /// <c>idempotency-key-reused</c> (422: same key, other content). The same key with the same content answers the request as it now stands.
    /// </summary>
    public Task<Result<Request>> RunAsync(Decision decision, CancellationToken cancellationToken) => throw new NotImplementedException();
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
