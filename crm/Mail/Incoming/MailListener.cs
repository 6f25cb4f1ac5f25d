namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A published process that listens to an address of a mail.</summary>
/// <param name="DeskRule">An <see cref="Approvals.ApproverRule"/>: whose the request will be.</param>
public sealed record MailListener(string DefinitionId, string DeskRule);
