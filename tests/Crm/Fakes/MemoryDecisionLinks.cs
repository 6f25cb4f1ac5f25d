using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryDecisionLinks(MemoryDatabase database) : IDecisionLinks
{
    private IEnumerable<DecisionLink> All => database.Mails.SelectMany(mail => mail.Links);

    public Task<DecisionLink?> FindAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(All.FirstOrDefault(link => link.Hash == hash));

    public Task<IReadOnlyList<DecisionLink>> OfMailAsync(string mailId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DecisionLink>>([.. All.Where(link => link.MailId == mailId)]);

    public Task<IReadOnlyList<DecisionLink>> OfTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DecisionLink>>([.. All.Where(link => link.TaskId == taskId)]);

    public Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var link = All.FirstOrDefault(link => link.Hash == hash && link is { UsedAt: null, RevokedAt: null });
        if (link is not null)
            link.UsedAt = at;
        return Task.FromResult(link is not null);
    }

    public Task<int> RevokeAsync(string mailId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var open = All.Where(link => link.MailId == mailId && link is { UsedAt: null, RevokedAt: null }).ToList();
        open.ForEach(link => link.RevokedAt = at);
        return Task.FromResult(open.Count);
    }
}
