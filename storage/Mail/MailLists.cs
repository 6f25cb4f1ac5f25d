using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Mail;

/// <summary>The queries behind the list of our mails.</summary>
internal static class MailLists
{
    public static IQueryable<MailMessage> Matching(WorkflowCrmDbContext db, MailFilter filter)
    {
        var mails = db.Set<MailMessage>().AsNoTracking();
        if (filter.RequestNumber is { } requestNumber)
            mails = mails.Where(m => m.RequestNumber == requestNumber);
        // The same as MailMessage.State says of one.
        mails = filter.State switch
        {
            MailState.Waiting => mails.Where(m => m.BouncedAt == null && m.SentAt == null && m.FailedAt == null && m.DroppedAt == null),
            MailState.Sent => mails.Where(m => m.BouncedAt == null && m.SentAt != null),
            MailState.Failed => mails.Where(m => m.BouncedAt != null || (m.SentAt == null && (m.FailedAt != null || m.DroppedAt != null))),
            _ => mails,
        };
        if (filter.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
#pragma warning disable CA1304, CA1311, CA1862 // translated to SQL
            mails = mails.Where(m => m.Subject.ToLower().Contains(text) || m.ToName.ToLower().Contains(text) || m.ToAddress.ToLower().Contains(text)
                || (m.RequestNumber != null && m.RequestNumber.ToLower().Contains(text)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return mails;
    }
}
