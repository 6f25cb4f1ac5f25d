using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Processes that listen to addresses, and the mails that they were started with.</summary>
public sealed class ScriptedMailProcesses : IMailProcesses
{
    public Dictionary<string, string> Definitions { get; } = [];

    public List<(string Definition, MailOpening Mail)> Started { get; } = [];

    public Task<IReadOnlyList<MailListener>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MailListener>>([.. recipients.Where(Definitions.ContainsKey).Select(r => new MailListener(Definitions[r], "gm"))]);

    public Task<string> StartAsync(MailListener listener, MailOpening mail, CancellationToken cancellationToken)
    {
        Started.Add((listener.DefinitionId, mail));
        return Task.FromResult($"OP-{Started.Count}");
    }
}
