namespace WorkflowCrm.Crm.Approvals;

/// <summary>One of the few facts that a decision needs, shown in the inbox and in the mail.</summary>
public sealed record TaskFact(string Label, string Value);
