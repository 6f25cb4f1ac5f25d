namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>What a bounce must be read as.</summary>
public sealed record VerdictBounce(string? Recipient, bool Permanent, string Status, string? MessageId);
