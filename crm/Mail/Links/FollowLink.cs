using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>
/// What a link in a mail shows, and what it does when its person says so (7.0.1). Looking decides nothing, however often and
/// by whomever: mail scanners look at all links.
/// </summary>
public sealed class FollowLink(
    IDecisionLinks links,
    IApprovalStore store,
    IOrganisationStore organisation,
    IProcesses processes,
    Decide decide,
    UseLink use,
    TimeProvider clock)
{
    /// <summary>A token has 43 characters; what is longer is none.</summary>
    private const int MaxToken = 100;

    /// <summary>What stands behind the link now.</summary>
    public async Task<LinkView> LookAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxToken
            || await links.FindAsync(MailToken.Hash(token), cancellationToken) is not { } link
            || await store.FindTaskAsync(link.TaskId, cancellationToken) is not { } task
            || await store.FindAsync(task.RequestNumber, cancellationToken) is not { } request)
            return new LinkView(LinkState.Unknown);
        var company = await organisation.CurrentAsync(cancellationToken);
        return new LinkView(
            StateOf(link, task, request, company),
            link,
            request,
            task,
            company.Find(link.PersonId),
            TaskJson.Outcomes(task).FirstOrDefault(o => o.Name == link.Outcome),
            await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken),
            task.Version != link.TaskVersion);
    }

    /// <summary>
    /// Decides as the link says. Problems: <c>unknown-link</c> (404), <c>link-revoked</c> (409), <c>link-of-another</c> (403: somebody else
    /// has signed in), <c>link-needs-sign-in</c> (403), and those of <see cref="Decide"/>. The same link with the same comment again
    /// answers the same request.
    /// </summary>
    /// <param name="comment">Required where the outcome says so (R064).</param>
    /// <param name="seenVersion">Of the task that the page showed; null when it is not known.</param>
    /// <param name="signedInAs">Who has signed in; null for nobody.</param>
    public async Task<Result<Request>> DecideAsync(
        string token, string? comment, int? seenVersion, string? signedInAs, CancellationToken cancellationToken)
    {
        var hash = MailToken.Hash(token);
        if (token.Length > MaxToken || await links.FindAsync(hash, cancellationToken) is not { } link)
            return Problem.NotFound("unknown-link");
        // A mail that was passed on: what is known to be another one's tap must not stand in the story as this person's.
        if (signedInAs is not null && signedInAs != link.PersonId)
            return Problem.Forbidden("link-of-another");
        if (signedInAs is null && await store.FindTaskAsync(link.TaskId, cancellationToken) is { LinkNeedsSignIn: true })
            return Problem.Forbidden("link-needs-sign-in");
        var decision = new Decision(link.PersonId, link.TaskId, link.Outcome, comment, null, Channel.MailLink, $"link/{hash}", seenVersion);
        return await decide.RunAsync(decision, new DecisionPart { PermitAsync = within => use.FollowedAsync(hash, within) }, cancellationToken);
    }

    private LinkState StateOf(DecisionLink link, StaffTask task, Request request, Organisation company)
    {
        // An answer to its mail uses a link up too; then it was not the link that decided.
        if (link.UsedAt is not null && task.Channel == Channel.MailLink)
            return LinkState.Used;
        if (task.State == TaskState.Decided)
            return LinkState.Decided;
        if (task.State != TaskState.Open || request.Status == RequestStatus.Finished)
            return LinkState.Closed;
        if (!TaskRights.MayDecide(company, task, link.PersonId, clock.GetUtcNow()))
            return LinkState.NotYours;
        return link.RevokedAt is null ? LinkState.Open : LinkState.Revoked;
    }
}
