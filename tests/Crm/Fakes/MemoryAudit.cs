using System.Text.Json;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Keeps entries without chaining them; the chain has its own tests.</summary>
public sealed class MemoryAudit(MemoryDatabase database, TimeProvider clock) : IAudit
{
    public void Record(string actorId, string action, string subject, object detail) => database.Audit.Add(new AuditEntry
    {
        Sequence = database.Audit.Count + 1,
        At = clock.GetUtcNow(),
        ActorId = actorId,
        Action = action,
        Subject = subject,
        Detail = JsonSerializer.Serialize(detail),
        PreviousHash = "",
        Hash = "",
    });

    public Task<Page<AuditEntry>> ListAsync(string? subject, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Audit.Where(e => subject is null || e.Subject.StartsWith(subject, StringComparison.Ordinal)).Reverse(), page));

    public Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AuditVerification(database.Audit.Count, null, null));
}
