using System.Text.Json;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Mail;

/// <summary>Delivers a stored mail and notes when. After a crash in between it is delivered again, under the same Message-ID.</summary>
internal sealed class MailJob(IMailStore mails, MailFilling filling, IMailDelivery delivery, IUnitOfWork unit, JobQueue queue, TimeProvider time) : IJobHandler
{
    public string Kind => JobKinds.Mail;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<MailPayload>(job.Payload!, JsonSerializerOptions.Web)!;
        var mail = await mails.FindAsync(payload.MailId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no mail {payload.MailId}.");
        if (mail.SentAt is null)
            await delivery.DeliverAsync(filling.Of(mail), cancellationToken);
        await unit.RunAsync(async token =>
        {
            if (mail.SentAt is null)
                await mails.MarkSentAsync(mail.Id, time.GetUtcNow(), token);
            queue.CompleteInUnitOfWork(job);
            return true;
        }, cancellationToken);
    }
}
