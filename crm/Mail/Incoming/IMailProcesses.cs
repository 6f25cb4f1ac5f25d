namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>The processes that begin with a mail.</summary>
public interface IMailProcesses
{
    /// <summary>The published definitions that listen to one of the addresses, or to the tag behind a plus sign in one; each once.</summary>
    Task<IReadOnlyList<MailListener>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken);

    /// <summary>Starts one in the running unit of work, with a request of its own.</summary>
    /// <returns>The request's number.</returns>
    Task<string> StartAsync(MailListener listener, MailOpening mail, CancellationToken cancellationToken);
}
