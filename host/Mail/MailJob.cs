using System.Text.Json;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Mail;

/// <summary>
/// Delivers a stored mail and notes when. After a crash in between it is delivered again, under the same Message-ID. A mail that the
/// server refuses for good is dead at once; one that cannot be delivered now is tried again for at least three days.
/// </summary>
internal sealed class MailJob(
    IMailStore mails, IApprovalStore approvals, MailFilling filling, IMailDelivery delivery, IUnitOfWork unit, JobQueue queue, TimeProvider time) : IJobHandler
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(3);

    // Also for a mail that a person has sent off again days later.
    private const int FewestAttempts = 6;

    public string Kind => JobKinds.Mail;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<MailPayload>(job.Payload!, JsonSerializerOptions.Web)!;
        var mail = await mails.FindAsync(payload.MailId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no mail {payload.MailId}.");
        if (mail.SentAt is not null || mail.DroppedAt is not null)
            return;
        if (!await approvals.IsWantedAsync(mail, cancellationToken))
        {
            await EndAsync(job, token => mails.MarkDroppedAsync(mail.Id, time.GetUtcNow(), token), cancellationToken);
            return;
        }

        try
        {
            await delivery.DeliverAsync(filling.Of(mail), cancellationToken);
        }
        catch (MailDeliveryException e)
        {
            await FailAsync(job, mail, e, cancellationToken);
        }

        await EndAsync(job, token => mails.MarkSentAsync(mail.Id, time.GetUtcNow(), token), cancellationToken);
    }

    private async Task FailAsync(Job job, MailMessage mail, MailDeliveryException failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var attempts = job.Attempts + 1;
        var isOver = failure.Failure == MailFailure.Permanent || (attempts >= FewestAttempts && now - job.CreatedAt >= s_patience);
        await unit.RunAsync(
            async token =>
            {
                await (isOver ? mails.MarkFailedAsync(mail.Id, failure.Message, now, token) : mails.MarkDelayedAsync(mail.Id, failure.Message, token));
                return true;
            },
            cancellationToken);
        throw isOver ? new PermanentFailureException(failure.Message) : new RetryLaterException(PauseAfter(attempts), failure.Message);
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var doubled = s_firstPause * Math.Pow(2, Math.Min(attempts, 10) - 1);
        return doubled < s_longestPause ? doubled : s_longestPause;
    }

    private Task<bool> EndAsync(Job job, Func<CancellationToken, Task> mark, CancellationToken cancellationToken) => unit.RunAsync(
        async token =>
        {
            await mark(token);
            queue.CompleteInUnitOfWork(job);
            return true;
        },
        cancellationToken);
}
