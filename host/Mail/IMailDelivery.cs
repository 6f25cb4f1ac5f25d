using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Host.Mail;

/// <summary>Hands a composed mail to the outside world. Called at least once for a mail, always with the same Message-ID.</summary>
internal interface IMailDelivery
{
    /// <summary>Whether mails leave this machine's disk.</summary>
    bool IsToTheOutside => true;

    /// <summary>Whether mails got through when this was last tried, for the health check.</summary>
    bool IsWell { get; }

    /// <exception cref="MailDeliveryException">It was not delivered, or nobody knows; the failure says whether another attempt makes sense.</exception>
    /// <exception cref="WorkflowCrm.Storage.Jobs.NotYetException">It was not even tried.</exception>
    Task DeliverAsync(MailMessage mail, CancellationToken cancellationToken);
}
