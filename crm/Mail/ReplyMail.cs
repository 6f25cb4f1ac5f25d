using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// The answers to mails that came in: a receipt for what decided, and for what did not one polite mail that says how to decide,
/// at most one a mail and three a day and person. Automatic mails are never answered (RFC 3834).
/// </summary>
public sealed class ReplyMail(SendMail mail, IMailStore store, IApprovalStore approvals, IOrganisationStore organisation, IProcesses processes, TimeProvider clock)
{
    private const string NotDecided = "reply.not-decided";
    private const string LateAnswer = "case.answered-late";
    private const int MostADay = 3;
    private const int MostReportsAnHour = 10;

    /// <summary>The receipt: what was decided, when, with which reason.</summary>
    public async Task DecidedAsync(Request request, StaffTask task, Person sender, IncomingMail answered, CancellationToken cancellationToken)
    {
        var outcome = TaskJson.Outcomes(task).FirstOrDefault(o => o.Name == task.Outcome);
        await SendAsync("reply.decided", request, task, sender, answered, (facts, _) =>
        {
            facts["verb"] = Verb(outcome, task.Outcome ?? "");
            facts["time"] = task.DecidedAt;
            facts["comment"] = task.Comment ?? "";
        }, cancellationToken);
    }

    /// <summary>Says why the mail decided nothing, and how to decide.</summary>
    /// <param name="why">A word of the list <c>_words.hbs</c> under <c>refused.</c>.</param>
    /// <param name="decidedBy">Who was first; null when nobody was.</param>
    public async Task NotDecidedAsync(
        Request request, StaffTask task, Person sender, IncomingMail answered, string why, string? decidedBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await store.CountSinceAsync(sender.Id, NotDecided, now - TimeSpan.FromDays(1), cancellationToken) >= MostADay)
            return;
        var company = await organisation.CurrentAsync(cancellationToken);
        await SendAsync(NotDecided, request, task, sender, answered, (facts, language) =>
        {
            facts["refused"] = new MailWord("refused", why);
            facts["decidedBy"] = MailLanguage.Name(company.Find(decidedBy), language);
            facts["time"] = task.DecidedAt;
            facts["wrote"] = PlainText.Shorten(PlainText.Line(answered.Text), 200);
            facts["isOpen"] = task.State == TaskState.Open;
        }, cancellationToken);
    }

    /// <summary>
    /// Tells the administrators that a mail did not arrive, or that somebody is away; the same occasion once, and no more than ten such
    /// mails an hour each: what goes beyond stands in the list of mails.
    /// </summary>
    /// <param name="key"><c>mail.bounced</c> or <c>mail.away</c>.</param>
    public async Task TellAdministratorsAsync(
        string key, MailMessage about, string words, string occasion, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var company = await organisation.CurrentAsync(cancellationToken);
        var deputy = about.ToPersonId is { } person ? company.ActingDeputyOf(person, clock.GetUtcNow()) : null;
        foreach (var administrator in company.WithRole(Roles.Administrator).Where(a => a.Id != about.ToPersonId))
        {
            if (await store.CountSinceAsync(administrator.Id, key, since, cancellationToken) >= MostReportsAnHour)
                continue;
            await mail.ToAsync(administrator, new NewMail(key, occasion, language => new Dictionary<string, object?>
            {
                ["subjectOfMail"] = about.Subject,
                ["person"] = about.ToName,
                ["address"] = about.ToAddress,
                ["words"] = words,
                ["deputy"] = MailLanguage.Name(deputy, language),
                ["caseNo"] = about.RequestNumber ?? "",
                ["link"] = about.TaskId is { } task ? $"/tasks/{task}" : "/admin/mails",
                ["why"] = new MailWord("why", "administrator"),
            }) { RequestNumber = about.RequestNumber }, cancellationToken);
        }
    }

    /// <summary>
    /// Tells whoever worked on a request last, or the one whose it is, that the person outside has written once more although the request
    /// is finished: nobody has a task any more in which it would be seen. The same mail once, and no more than ten such mails an hour each.
    /// </summary>
    public async Task TellOfLateAnswerAsync(Request request, ReceivedMail late, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        var work = Caretaker.LastWork(await approvals.TasksForChangeAsync(request.Id, cancellationToken));
        var caretaker = company.Active(work?.DecidedById) ?? company.Active(request.RequesterId);
        if (caretaker is null || await store.CountSinceAsync(caretaker.Id, LateAnswer, clock.GetUtcNow() - TimeSpan.FromHours(1), cancellationToken) >= MostReportsAnHour)
            return;
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        await mail.ToAsync(caretaker, new NewMail(LateAnswer, late.Id, language =>
        {
            var facts = MailFacts.OfRequest(company, process, request, language);
            facts["address"] = late.FromAddress;
            facts["wrote"] = PlainText.Shorten(PlainText.Line(late.Text), 500);
            facts["why"] = new MailWord("why", "caretaker");
            return facts;
        }) { RequestNumber = request.Number }, cancellationToken);
    }

    private async Task SendAsync(
        string key, Request request, StaffTask task, Person sender, IncomingMail answered, Action<Dictionary<string, object?>, string> add, CancellationToken cancellationToken)
    {
        if (answered.AutomaticBecause is not null)
            return;
        var company = await organisation.CurrentAsync(cancellationToken);
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        var occasion = $"{task.Id}/{answered.MessageId}";
        await mail.ToAsync(sender, new NewMail(key, occasion, language =>
        {
            var facts = MailFacts.OfTask(company, process, request, task, language);
            facts["why"] = new MailWord("why", "answered");
            add(facts, language);
            return facts;
        }) { RequestNumber = request.Number, TaskId = task.Id, Answers = answered.MessageId ?? "" }, cancellationToken);
    }

    private static object Verb(TaskOutcome? outcome, string name) => outcome is { Label.Length: > 0 } ? outcome.Label : new MailWord("verb", name);
}
