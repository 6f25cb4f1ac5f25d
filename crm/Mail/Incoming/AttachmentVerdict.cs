namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What becomes of a file that came with a mail.</summary>
/// <param name="Attachment">The file.</param>
/// <param name="ContentType">By its content; <c>application/octet-stream</c> for what nobody recognises.</param>
/// <param name="Refusal">Why it is not taken; null when it is.</param>
public sealed record AttachmentVerdict(IncomingAttachment Attachment, string ContentType, AttachmentRefusal? Refusal);
