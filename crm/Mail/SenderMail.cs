using System.Globalization;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// The mails that a process sends to the person outside whose mail started it: <c>opinion.received</c>, <c>opinion.answered</c> and the
/// like. He has no account and is no reader of the request: the mail holds its number, who cares for it and what the process adds, no
/// links and nothing else. Nothing that he wrote comes back in it, so that nobody can send words of his own to a forged sender through us.
/// </summary>
public sealed class SenderMail(SendMail mail, OutsideLimit limit, IApprovalStore store, IOrganisationStore organisation, RequestStory story)
{
    /// <summary>
    /// Mails the sender, threaded to his mail, and says so in the request's timeline. His answer is added to the timeline too. What
    /// <see cref="OutsideLimit"/> does not allow is left out, which the timeline says as well.
    /// </summary>
    /// <param name="instanceId">The instance that his mail started.</param>
    /// <param name="templateKey">A file under <c>workflows/mail/</c>, without its ending.</param>
    /// <param name="extra">Placeholders besides, or instead of, <c>caseNo</c>, <c>caretaker</c> and <c>dept</c>.</param>
    /// <exception cref="InvalidOperationException">The instance runs for no request, or for one that no mail started.</exception>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    public async Task SendAsync(
        string instanceId, string templateKey, IReadOnlyDictionary<string, string> extra, CancellationToken cancellationToken)
    {
        var request = await store.LockByInstanceAsync(instanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The instance {instanceId} runs for no request, so there is nothing to mail about.");
        var origin = MailOrigin.Of(request)
            ?? throw new InvalidOperationException("No mail started this request, so there is no sender to write to.");
        var company = await organisation.CurrentAsync(cancellationToken);
        var work = Caretaker.LastWork(await store.TasksForChangeAsync(request.Id, cancellationToken));
        if (!await limit.AllowsAsync(origin.Address, isByItself: work is null, cancellationToken))
        {
            await story.TellAsync(request, new StoryLine(TimelineKind.MailLeftOut), cancellationToken);
            return;
        }

        var caretaker = company.Find(work?.DecidedById ?? request.RequesterId);
        var place = await store.NextTimelineSequenceAsync(request.Id, cancellationToken);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{request.Number}/{place}");
        await mail.OutsideAsync(origin.Address, new NewMail(templateKey, occasion, language =>
        {
            var facts = new Dictionary<string, object?>
            {
                ["caseNo"] = request.Number,
                ["caretaker"] = MailLanguage.Name(caretaker, language),
                ["dept"] = MailLanguage.Name(company.Department(caretaker?.DepartmentId), language),
            };
            foreach (var (name, value) in extra)
                facts[name] = value;
            return facts;
        }) { RequestNumber = request.Number, TaskId = work?.Id, Answers = origin.MessageId ?? "" }, cancellationToken);
        await story.TellAsync(request, new StoryLine(TimelineKind.MailSentOutside), cancellationToken);
    }
}
