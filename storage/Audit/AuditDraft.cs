namespace WorkflowCrm.Storage.Audit;

/// <summary>An audit entry before it has its place in the chain.</summary>
internal sealed record AuditDraft(DateTimeOffset At, string ActorId, string Action, string Subject, string Detail);
