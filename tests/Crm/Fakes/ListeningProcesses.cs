using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Processes that listen to addresses, and what they were started with.</summary>
public sealed class ListeningProcesses : IMailProcesses
{
    /// <summary>The definition that listens, by its address.</summary>
    public Dictionary<string, string> Listening { get; } = [];

    public List<MailOpening> Started { get; } = [];

    public Task<IReadOnlyList<string>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. recipients.Where(Listening.ContainsKey).Select(r => Listening[r])]);

    public Task<string> StartAsync(string definitionId, MailOpening mail, CancellationToken cancellationToken)
    {
        Started.Add(mail);
        return Task.FromResult($"CO-{Started.Count}");
    }
}
