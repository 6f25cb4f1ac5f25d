using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Mail;

/// <summary>Stands where no mail server is set: the mails wait until one is.</summary>
internal sealed class MailsWait : IMailDelivery
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    public bool IsWell => false;

    public Task DeliverAsync(MailMessage mail, CancellationToken cancellationToken) =>
        throw new NotYetException(s_pause, "No mail server is set (Mail__Smtp__Host), so the mail waits.");
}
