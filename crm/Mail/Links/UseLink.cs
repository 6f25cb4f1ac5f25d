namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>
/// Uses a link up within the decision that it makes, or that an answer to its mail makes. What an administrator makes void in the same
/// instant decides nothing or has decided already: its row in the database says which was first.
/// </summary>
public sealed class UseLink(IDecisionLinks links, TimeProvider clock)
{
    /// <summary>In the running unit of work. Problem: <c>link-revoked</c> (409).</summary>
    public async Task<Problem?> FollowedAsync(string hash, CancellationToken cancellationToken) =>
        await links.UseAsync(hash, clock.GetUtcNow(), cancellationToken) ? null : Problem.Conflict("link-revoked");

    /// <summary>
    /// An answer decides in the place of the link that the mail has for the same outcome; a mail without links, such as our answer to
    /// an earlier answer, stands for the last one that asked its receiver. In the running unit of work. Problem: <c>link-revoked</c> (409).
    /// </summary>
    public async Task<Problem?> AnsweredAsync(MailMessage mail, string outcome, CancellationToken cancellationToken)
    {
        var asked = await links.OfTaskAsync(mail.TaskId!, cancellationToken);
        var offered = asked.Where(link => link.Outcome == outcome && link.PersonId == mail.ToPersonId).ToList();
        var link = offered.Find(l => l.MailId == mail.Id) ?? offered.MaxBy(l => l.CreatedAt);
        return link is null ? null : await FollowedAsync(link.Hash, cancellationToken);
    }
}
