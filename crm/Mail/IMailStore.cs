namespace WorkflowCrm.Crm.Mail;

/// <summary>Keeps mails and hands them to the job that sends them.</summary>
public interface IMailStore
{
    /// <summary>Stores the mail and its sending job in the running unit of work. A mail with the same Message-ID is the same mail and is not stored twice.</summary>
    Task AddAsync(MailMessage mail, CancellationToken cancellationToken);

    Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken);

    Task<Page<MailMessage>> ListAsync(string? requestNumber, PageOf page, CancellationToken cancellationToken);

    Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}
