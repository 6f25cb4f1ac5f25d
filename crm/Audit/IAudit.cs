namespace WorkflowCrm.Crm.Audit;

/// <summary>Gathers audit entries during a unit of work; they are chained and written by its commit.</summary>
public interface IAudit
{
    /// <param name="actorId">The person's id, or <c>system</c>.</param>
    /// <param name="action">E.g. <c>task.decided</c>.</param>
    /// <param name="subject">E.g. <c>request/DA-20261125-001</c>.</param>
    /// <param name="detail">The particulars, serialised as JSON; no secrets.</param>
    void Record(string actorId, string action, string subject, object detail);

    /// <summary>Newest first; <paramref name="subject"/> matches from its beginning.</summary>
    Task<Page<AuditEntry>> ListAsync(string? subject, PageOf page, CancellationToken cancellationToken);

    /// <summary>Recomputes the whole chain.</summary>
    Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken);
}
