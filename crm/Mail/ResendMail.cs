using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Sends a mail again that was sent, came back, or was given up: the same mail, under the same Message-ID.</summary>
public sealed class ResendMail(IUnitOfWork unit, IMailStore mails, IApprovalStore approvals, IAudit audit)
{
    /// <summary>
    /// Once for each time that it came to its end. Problems: <c>unknown-mail</c> (404); <c>resend-reason-missing</c> (422);
    /// <c>mail-resent-already</c> (409) when it waits, or came to another end since the page was made; <c>mail-not-wanted</c> (409)
    /// when it asks for something that is no longer to be done.
    /// </summary>
    /// <param name="seenAt">When the mail that the administrator saw had come to its end, see <see cref="MailMessage.SettledAt"/>.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    public Task<Result<MailMessage>> RunAsync(
        string id, DateTimeOffset? seenAt, string reason, string administratorId, CancellationToken cancellationToken) =>
        unit.RunAsync<Result<MailMessage>>(async token =>
        {
            if (await mails.FindAsync(id, token) is not { } mail)
                return Problem.NotFound("unknown-mail");
            if (mail.SettledAt is null || mail.SettledAt != seenAt)
                return Problem.Conflict("mail-resent-already");
            if (PlainText.Lines(reason) is not { Length: > 0 } why)
                return Problem.Invalid("resend-reason-missing");
            if (!await approvals.IsWantedAsync(mail, token))
                return Problem.Conflict("mail-not-wanted");
            if (!await mails.SendAgainAsync(mail, token))
                return Problem.Conflict("mail-resent-already");
            // What is forgotten in the mail stands here.
            audit.Record(administratorId, "mail.resent", $"mail/{mail.Id}", new
            {
                to = mail.ToAddress,
                mail.Subject,
                mail.RequestNumber,
                reason = PlainText.Shorten(why, PlainText.MaxLength),
                mail.SentAt,
                mail.FailedAt,
                mail.Failure,
                mail.DroppedAt,
                mail.BouncedAt,
                mail.Bounce,
            });
            return mail;
        }, cancellationToken);
}
