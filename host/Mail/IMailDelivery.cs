using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Host.Mail;

/// <summary>Hands a composed mail to the outside world. Called at least once for a mail, always with the same Message-ID.</summary>
internal interface IMailDelivery
{
    Task DeliverAsync(MailMessage mail, CancellationToken cancellationToken);
}
