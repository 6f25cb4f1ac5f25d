using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>The links, with something that happens in the instant after one was read.</summary>
internal sealed class InterruptedLinks(IDecisionLinks links, LinkInterruption interruption) : IDecisionLinks
{
    public async Task<DecisionLink?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var found = await links.FindAsync(hash, cancellationToken);
        await interruption.HappenAsync();
        return found;
    }

    public Task<IReadOnlyList<DecisionLink>> OfMailAsync(string mailId, CancellationToken cancellationToken) => links.OfMailAsync(mailId, cancellationToken);

    public Task<IReadOnlyList<DecisionLink>> OfTaskAsync(string taskId, CancellationToken cancellationToken) => links.OfTaskAsync(taskId, cancellationToken);

    public Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) => links.UseAsync(hash, at, cancellationToken);

    public Task<int> RevokeAsync(string mailId, DateTimeOffset at, CancellationToken cancellationToken) => links.RevokeAsync(mailId, at, cancellationToken);
}
