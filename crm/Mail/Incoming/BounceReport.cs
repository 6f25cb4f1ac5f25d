namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What a delivery status notification (RFC 3464) says.</summary>
/// <param name="Recipient">Whom the mail did not reach, in lower case; null when the report does not say.</param>
/// <param name="IsPermanent">False for a mail that is only late.</param>
/// <param name="Status">As in RFC 3463, e.g. <c>5.1.1</c>; empty when the report does not say.</param>
/// <param name="Diagnostic">The words of the server that refused; at most 1,000 characters.</param>
/// <param name="MessageId">Of the mail that did not arrive, without angle brackets; null when the report does not hold it.</param>
public sealed record BounceReport(string? Recipient, bool IsPermanent, string Status, string Diagnostic, string? MessageId);
