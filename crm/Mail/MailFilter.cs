namespace WorkflowCrm.Crm.Mail;

/// <summary>Which mails of ours are wanted; what is null does not matter.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Text">In the receiver's name or address, the subject or the request's number, whatever the case of its letters.</param>
/// <param name="RequestNumber">Of the request that they are about.</param>
public sealed record MailFilter(MailState? State = null, string? Text = null, string? RequestNumber = null);
