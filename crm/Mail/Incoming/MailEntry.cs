namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What will be stored of a mail: its row, and those of the files that passed the rules, whose contents are kept already.</summary>
public sealed record MailEntry(ReceivedMail Mail, IReadOnlyList<KeptAttachment> Attachments);
