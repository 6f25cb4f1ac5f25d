namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>What must come of a file: its safe name, its type by content, and why it is refused.</summary>
public sealed record VerdictAttachment(string Name, string Type, string? Refusal);
