using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>Makes the links of a mail void that have not decided yet, e.g. because it went to a wrong place. No answer to it decides any more either.</summary>
public sealed class VoidLinks(IUnitOfWork unit, IMailStore mails, IDecisionLinks links, IAudit audit, TimeProvider clock)
{
    /// <summary>Problems: <c>unknown-mail</c> (404); <c>void-reason-missing</c> (422); <c>no-links-to-void</c> (409) when none is left that could decide.</summary>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <returns>How many there were.</returns>
    public Task<Result<int>> RunAsync(string mailId, string reason, string administratorId, CancellationToken cancellationToken) =>
        unit.RunAsync<Result<int>>(async token =>
        {
            if (await mails.FindAsync(mailId, token) is not { } mail)
                return Problem.NotFound("unknown-mail");
            if (PlainText.Lines(reason) is not { Length: > 0 } why)
                return Problem.Invalid("void-reason-missing");
            var count = await links.RevokeAsync(mailId, clock.GetUtcNow(), token);
            if (count == 0)
                return Problem.Conflict("no-links-to-void");
            audit.Record(administratorId, "mail.links-revoked", $"mail/{mail.Id}", new
            {
                to = mail.ToAddress, mail.Subject, mail.RequestNumber, links = count, reason = PlainText.Shorten(why, PlainText.MaxLength),
            });
            return count;
        }, cancellationToken);
}
