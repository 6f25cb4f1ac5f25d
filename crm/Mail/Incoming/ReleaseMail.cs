using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>
/// Lets a mail out of the quarantine. An answer is added to its request's story, and decides nothing whatever it says; a mail to an
/// address that a process listens to starts it, with the text and the files as they are kept.
/// </summary>
public sealed class ReleaseMail(
    IUnitOfWork unit,
    IReceivedMails received,
    IApprovalStore store,
    IMailProcesses processes,
    MailMatching matching,
    RequestStory story,
    IAudit audit,
    TimeProvider clock)
{
    /// <summary>
    /// Once for each mail. Problems: <c>unknown-mail</c> (404); <c>mail-released-already</c> and <c>mail-not-quarantined</c> (409);
    /// <c>nobody-expects-mail</c> (409) when it belongs to no request and no process listens to its address.
    /// </summary>
    /// <returns>The number of the request that it belongs to now.</returns>
    public Task<Result<string>> RunAsync(string id, string administratorId, CancellationToken cancellationToken) =>
        unit.RunAsync<Result<string>>(async token =>
        {
            if (await received.LoadAsync(id, token) is not { } mail)
                return Problem.NotFound("unknown-mail");
            if (mail is { Fate: MailFate.Released, ReleasedAt: { } at })
                return Problem.Conflict("mail-released-already", ("person", mail.ReleasedById ?? ""), ("time", at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
            if (mail.Fate != MailFate.Quarantined)
                return Problem.Conflict("mail-not-quarantined");
            var entry = new MailEntry(mail, await received.AttachmentsForChangeAsync(id, token));
            if (!await NoteAsync(entry, token) && !await StartAsync(entry, token))
                return Problem.Conflict("nobody-expects-mail");

            (mail.Fate, mail.ReleasedAt, mail.ReleasedById) = (MailFate.Released, clock.GetUtcNow(), administratorId);
            foreach (var attachment in entry.Attachments)
                attachment.RequestNumber = mail.RequestNumber;
            audit.Record(administratorId, "mail.released", $"incoming-mail/{mail.Id}", new
            {
                from = mail.FromAddress, mail.Subject, mail.RequestNumber, quarantinedBecause = mail.Reason,
            });
            return mail.RequestNumber!;
        }, cancellationToken);

    /// <summary>Adds an answer to its request's story; false when it answers nothing that is known.</summary>
    private async Task<bool> NoteAsync(MailEntry entry, CancellationToken cancellationToken)
    {
        var mail = entry.Mail;
        if (mail.RequestNumber is not { } number || await store.LockByNumberAsync(number, cancellationToken) is not { } request)
            return false;
        var task = mail.TaskId is { } taskId ? await store.FindTaskAsync(taskId, cancellationToken) : null;
        await story.TellAsync(request, new StoryLine(TimelineKind.MailReceived, Channel.MailReply)
        {
            // Only of a proven sender the story may say that he wrote; of others it says what the mail claims.
            ActorId = mail.PersonId,
            StepName = task?.StepName,
            Comment = mail.PersonId is null ? $"{Claimed(mail)}\n{mail.Text}" : mail.Text,
        }, cancellationToken);
        return true;
    }

    /// <summary>Starts what listens to its address; false when nothing does.</summary>
    private async Task<bool> StartAsync(MailEntry entry, CancellationToken cancellationToken)
    {
        var mail = entry.Mail;
        var recipients = mail.Recipients.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var listening = mail.FromAddress is null ? [] : await processes.ListeningAsync(recipients, cancellationToken);
        if (listening.Count == 0)
            return false;
        var opening = await matching.OpeningAsync(entry, mail.Text, recipients, cancellationToken);
        mail.CustomerNumber = opening.CustomerNumber;
        foreach (var listener in listening)
            mail.RequestNumber = await processes.StartAsync(listener, opening, cancellationToken);
        return true;
    }

    private static string Claimed(ReceivedMail mail) => $"{mail.FromName} <{mail.FromAddress}>".Trim();
}
