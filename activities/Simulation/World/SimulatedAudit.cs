using System.Text.Json;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>What the audit trail would say.</summary>
internal sealed class SimulatedAudit(TimeProvider clock) : IAudit
{
    public List<SimulatedRecord> Records { get; } = [];

    public void Record(string actorId, string action, string subject, object detail) =>
        Records.Add(new SimulatedRecord(clock.GetUtcNow(), actorId, action, subject, JsonSerializer.SerializeToNode(detail, FormFields.Json)));

    public Task<Page<AuditEntry>> ListAsync(string? subject, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<AuditEntry>([], 1, page.Size, 0));

    public Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult(new AuditVerification(0, null, null));
}
