namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>The processes that begin with a mail.</summary>
public interface IMailProcesses
{
    /// <summary>The ids of the published definitions that listen to one of the addresses, or to the tag behind a plus sign in one.</summary>
    Task<IReadOnlyList<string>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken);

    /// <summary>Starts one in the running unit of work, with a request of its own.</summary>
    /// <returns>The request's number.</returns>
    Task<string> StartAsync(string definitionId, MailOpening mail, CancellationToken cancellationToken);
}
