using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Processes that listen to addresses, and the mails that they were started with.</summary>
public sealed class ScriptedMailProcesses : IMailProcesses
{
    public Dictionary<string, string> Definitions { get; } = [];

    public List<(string Definition, MailOpening Mail)> Started { get; } = [];

    public Task<IReadOnlyList<string>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. recipients.Where(Definitions.ContainsKey).Select(r => Definitions[r])]);

    public Task<string> StartAsync(string definitionId, MailOpening mail, CancellationToken cancellationToken)
    {
        Started.Add((definitionId, mail));
        return Task.FromResult($"OP-{Started.Count}");
    }
}
