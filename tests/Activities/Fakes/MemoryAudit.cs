using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryAudit : IAudit
{
    public List<(string Actor, string Action, string Subject)> Entries { get; } = [];

    public void Record(string actorId, string action, string subject, object detail) => Entries.Add((actorId, action, subject));

    public Task<Page<AuditEntry>> ListAsync(string? subject, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
