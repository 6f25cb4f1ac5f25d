using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Writes what happens to a request: the timeline that its page tells, and the audit trail beside it.</summary>
public sealed class RequestStory(IApprovalStore store, IAudit audit, IIds ids, TimeProvider clock)
{
    /// <summary>Adds a line to the timeline; the instant of the line is now.</summary>
    public async Task TellAsync(Request request, StoryLine line, CancellationToken cancellationToken) => store.Add(new TimelineEntry
    {
        Id = ids.New(),
        RequestId = request.Id,
        At = clock.GetUtcNow(),
        Sequence = await store.NextTimelineSequenceAsync(request.Id, cancellationToken),
        Kind = line.Kind,
        ActorId = line.ActorId,
        OnBehalfOfId = line.OnBehalfOfId,
        StepName = line.StepName,
        PersonId = line.PersonId,
        Outcome = line.Outcome,
        Comment = string.IsNullOrEmpty(line.Comment) ? null : line.Comment,
        Channel = line.Channel,
        Instant = line.Instant,
    });

    /// <summary>Adds an audit entry about the request; no actor means the system.</summary>
    public void Audit(Request request, string action, string? actorId, object detail) =>
        audit.Record(actorId ?? "system", action, $"request/{request.Number}", detail);
}
