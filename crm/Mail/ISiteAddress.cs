namespace WorkflowCrm.Crm.Mail;

/// <summary>The address under which the staff reach the pages, for links in mails.</summary>
public interface ISiteAddress
{
    Uri Of(string path);

    /// <summary>The mail domain of the company, e.g. <c>tuofan.example</c>.</summary>
    string MailDomain { get; }

    /// <summary>The address that all mails come from, e.g. <c>workflow@tuofan.example</c>; reports of a failure come back to it.</summary>
    string Sender { get; }

    /// <summary>The address whose mailbox is read, e.g. <c>oa@tuofan.example</c>; null where no mails come in, so that none asks for an answer.</summary>
    string? Mailbox { get; }
}
