using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail.Replies;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>
/// Takes a mail that came in: decides with it when that is safe, adds it to the request's story, starts the process that listens
/// to its address, or keeps it in the quarantine. The same mail twice is one. Whatever is not certain decides nothing.
/// </summary>
public sealed class TakeMail(
    IUnitOfWork unit,
    IReceivedMails received,
    IApprovalStore store,
    IOrganisationStore organisation,
    MailMatching matching,
    MailKeeping keeping,
    MailReports reports,
    ReplyMail replies,
    IMailProcesses processes,
    Decide decide,
    UseLink links,
    RequestStory story,
    TimeProvider clock)
{
    /// <param name="mail">As it was read.</param>
    /// <param name="key">Tells it from every other: its Message-ID, or a hash of its bytes when it has none.</param>
    /// <returns>What became of it; null when it had been taken before.</returns>
    public async Task<MailFate?> RunAsync(IncomingMail mail, string key, CancellationToken cancellationToken)
    {
        if (await received.IsKnownAsync(key, cancellationToken))
            return null;
        var entry = await keeping.PrepareAsync(mail, key, cancellationToken);
        if (mail.Bounce is not null || mail.AutomaticBecause is not null)
            return await reports.TakeAsync(mail, entry, cancellationToken);
        if (mail.Faults.Contains(IncomingFault.TooLarge))
            return await QuarantineAsync(entry, QuarantineReason.TooLarge, cancellationToken);
        if (mail.Faults.Contains(IncomingFault.DoubtfulHeader) || mail.From is null)
            return await QuarantineAsync(entry, QuarantineReason.Doubtful, cancellationToken);
        if (await matching.AnsweredAsync(mail, cancellationToken) is { } answered)
            return await TakeAnswerAsync(mail, entry, answered, cancellationToken);
        return await TakeOpeningAsync(mail, entry, cancellationToken);
    }

    private async Task<MailFate?> TakeAnswerAsync(IncomingMail mail, MailEntry entry, MailMessage answered, CancellationToken cancellationToken)
    {
        entry.Mail.MailId = answered.Id;
        entry.Mail.RequestNumber = answered.RequestNumber;
        entry.Mail.TaskId = answered.TaskId;
        var company = await organisation.CurrentAsync(cancellationToken);
        if (!matching.IsAuthentic(mail))
            return await QuarantineAsync(entry, QuarantineReason.NotAuthenticated, cancellationToken);
        if (MailMatching.IsOfReceiverOutside(answered, mail))
            return await NoteAsync(entry, null, cancellationToken);
        if (MailMatching.PersonOf(company, mail.From!) is not { } sender)
            return await QuarantineAsync(entry, QuarantineReason.UnknownSender, cancellationToken);
        entry.Mail.PersonId = sender.Id;

        var now = clock.GetUtcNow();
        var task = answered.TaskId is { } taskId ? await store.FindTaskAsync(taskId, cancellationToken) : null;
        var isAsked = sender.Id == answered.ToPersonId
            || (answered.ToPersonId is { } receiver && company.ActingDeputyOf(receiver, now)?.Id == sender.Id)
            || (task is not null && TaskRights.MayDecide(company, task, sender.Id, now));
        if (!isAsked)
            return await QuarantineAsync(entry, QuarantineReason.NotTheAssignee, cancellationToken);
        return task is null
            ? await NoteAsync(entry, sender, cancellationToken)
            : await TakeReplyAsync(mail, entry, answered, task, sender, cancellationToken);
    }

    /// <summary>The sender is who he claims to be and was asked: now only what he wrote counts.</summary>
    private async Task<MailFate?> TakeReplyAsync(
        IncomingMail mail, MailEntry entry, MailMessage answered, StaffTask task, Person sender, CancellationToken cancellationToken)
    {
        var reply = ReplyGrammar.Read(NewText.Of(mail.Text));
        var outcome = reply.Intent switch
        {
            ReplyIntent.Approve => Outcomes.Approved,
            ReplyIntent.Reject => Outcomes.Rejected,
            ReplyIntent.Return => Outcomes.Returned,
            _ => null,
        };
        // Of a mail that could not be read whole nobody knows what stood there.
        if (mail.Faults.Any(fault => fault is IncomingFault.Unreadable or IncomingFault.TextTooLong))
            outcome = null;
        if (outcome is null)
        {
            var why = reply.Intent is ReplyIntent.RejectWithoutReason or ReplyIntent.ReturnWithoutReason ? "reason-required" : "not-understood";
            return await NotDecidedAsync(mail, entry, task, sender, why, cancellationToken);
        }

        if (TaskJson.Outcomes(task).All(o => o.Name != outcome) || TaskJson.Fields(task).Count > 0)
            return await NotDecidedAsync(mail, entry, task, sender, "unknown-outcome", cancellationToken);
        entry.Mail.Fate = MailFate.Decided;
        var decision = new Decision(sender.Id, task.Id, outcome, reply.Words, null, Channel.MailReply, $"mail/{entry.Mail.Id}");
        var part = new DecisionPart
        {
            PermitAsync = within => links.AnsweredAsync(answered, outcome, within),
            FollowAsync = async within =>
            {
                var (request, decided) = (await store.LockByTaskAsync(task.Id, within))!.Value;
                received.Add(entry.Mail, entry.Attachments);
                await replies.DecidedAsync(request, decided, sender, mail, within);
            },
        };
        var result = await decide.RunAsync(decision, part, cancellationToken);
        return result.Succeeded
            ? MailFate.Decided
            : await NotDecidedAsync(mail, entry, task, sender, result.Problem!.Code, cancellationToken);
    }

    private Task<MailFate?> NotDecidedAsync(
        IncomingMail mail, MailEntry entry, StaffTask task, Person sender, string why, CancellationToken cancellationToken) =>
        unit.RunAsync<MailFate?>(async within =>
        {
            var (request, now) = (await store.LockByTaskAsync(task.Id, within))!.Value;
            entry.Mail.Fate = MailFate.Noted;
            entry.Mail.Reason = why;
            received.Add(entry.Mail, entry.Attachments);
            await TellAsync(request, entry, sender.Id, now.StepName, within);
            await replies.NotDecidedAsync(request, now, sender, mail, why, now.DecidedById, within);
            return MailFate.Noted;
        }, cancellationToken);

    /// <summary>An answer to a mail that asks for no decision.</summary>
    /// <param name="sender">Null for somebody outside.</param>
    private Task<MailFate?> NoteAsync(MailEntry entry, Person? sender, CancellationToken cancellationToken) =>
        unit.RunAsync<MailFate?>(async within =>
        {
            if (entry.Mail.RequestNumber is not { } number || await store.LockByNumberAsync(number, within) is not { } request)
                return Quarantine(entry, QuarantineReason.NobodyExpectsIt);
            entry.Mail.Fate = MailFate.Noted;
            received.Add(entry.Mail, entry.Attachments);
            await TellAsync(request, entry, sender?.Id, null, within);
            if (sender is null && request.Status == RequestStatus.Finished)
                await replies.TellOfLateAnswerAsync(request, entry.Mail, within);
            return MailFate.Noted;
        }, cancellationToken);

    private async Task<MailFate?> TakeOpeningAsync(IncomingMail mail, MailEntry entry, CancellationToken cancellationToken)
    {
        var listening = await processes.ListeningAsync(mail.Recipients, cancellationToken);
        if (listening.Count == 0)
            return await QuarantineAsync(entry, QuarantineReason.NobodyExpectsIt, cancellationToken);
        return await unit.RunAsync<MailFate?>(within => StartAsync(entry, mail, listening, within), cancellationToken);
    }

    private async Task<MailFate?> StartAsync(MailEntry entry, IncomingMail mail, IReadOnlyList<MailListener> listening, CancellationToken cancellationToken)
    {
        entry.Mail.Fate = MailFate.Started;
        var opening = await matching.OpeningAsync(mail, entry, cancellationToken);
        entry.Mail.CustomerNumber = opening.CustomerNumber;
        foreach (var listener in listening)
            entry.Mail.RequestNumber = await processes.StartAsync(listener, opening, cancellationToken);
        foreach (var attachment in entry.Attachments)
            attachment.RequestNumber = entry.Mail.RequestNumber;
        received.Add(entry.Mail, entry.Attachments);
        return MailFate.Started;
    }

    private async Task TellAsync(Request request, MailEntry entry, string? personId, string? step, CancellationToken cancellationToken)
    {
        foreach (var attachment in entry.Attachments)
            attachment.RequestNumber = request.Number;
        await story.TellAsync(request, new StoryLine(personId is null ? TimelineKind.MailReceivedOutside : TimelineKind.MailReceived, Channel.MailReply)
        {
            ActorId = personId, StepName = step, Comment = entry.Mail.Text,
        }, cancellationToken);
    }

    private Task<MailFate?> QuarantineAsync(MailEntry entry, string reason, CancellationToken cancellationToken) =>
        unit.RunAsync(_ => Task.FromResult<MailFate?>(Quarantine(entry, reason)), cancellationToken);

    private MailFate Quarantine(MailEntry entry, string reason)
    {
        (entry.Mail.Fate, entry.Mail.Reason) = (MailFate.Quarantined, reason);
        received.Add(entry.Mail, entry.Attachments);
        return MailFate.Quarantined;
    }
}
