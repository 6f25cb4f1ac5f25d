using System.Globalization;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The mails that a process sends about its request: <c>case.approved</c>, <c>case.rejected</c>, <c>access.expiring</c> and the like.</summary>
public sealed class CaseMail(
    SendMail mail,
    IApprovalStore store,
    IAccessStore access,
    ICustomerStore customers,
    IOrganisationStore organisation,
    IProcesses processes,
    RequestStory story,
    TimeProvider clock)
{
    private const string Faulted = "case.faulted";

    /// <summary>Mails somebody about the request that the instance runs for, and says so in its timeline.</summary>
    /// <param name="templateKey">A file under <c>workflows/mail/</c>, without its ending.</param>
    /// <param name="recipientRule">An <see cref="ApproverRule"/>; <c>requester</c> for the requester. Units are the department that owns the customer, else the requester's.</param>
    /// <param name="extra">Placeholders besides, or instead of, the common ones; an instant in RFC 3339 is shown in the receiver's time zone.</param>
    /// <exception cref="InvalidOperationException">The instance runs for no request.</exception>
    /// <exception cref="ArgumentException">There is no such template, or the rule cannot be read.</exception>
    public async Task SendAsync(
        string instanceId, string templateKey, string recipientRule, IReadOnlyDictionary<string, string> extra, CancellationToken cancellationToken)
    {
        var request = await store.LockByInstanceAsync(instanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The instance {instanceId} runs for no request, so there is nothing to mail about.");
        var company = await organisation.CurrentAsync(cancellationToken);
        var unit = request.CustomerNumber is { } number
            ? (await customers.FindAsync(number, cancellationToken))?.DepartmentId
            : null;
        var question = new ApproverQuestion(
            request.RequesterId, request.DepartmentId, unit ?? request.DepartmentId, TaskKind.Work, clock.GetUtcNow());
        var to = company.Find(Approvers.Resolve(company, recipientRule, question).PersonId)!;
        // The place in the timeline tells this mail from an earlier one of the same kind, also when the step is run again.
        var place = await store.NextTimelineSequenceAsync(request.Id, cancellationToken);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{request.Number}/{place}");
        await ToAsync(templateKey, company, request, to, occasion, extra, cancellationToken);
        await story.TellAsync(request, new StoryLine(TimelineKind.MailSent) { PersonId = to.Id, Outcome = request.Outcome }, cancellationToken);
    }

    /// <summary>Tells every administrator that the process of the request could not go on.</summary>
    public async Task FaultedAsync(Request request, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        // A repaired request may fail again, and they must hear of it again: its place in the timeline tells the two apart.
        var place = await store.NextTimelineSequenceAsync(request.Id, cancellationToken);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{request.Number}/faulted/{place}");
        foreach (var administrator in company.WithRole(Roles.Administrator))
            await ToAsync(Faulted, company, request, administrator, occasion, new Dictionary<string, string>(), cancellationToken);
    }

    private async Task ToAsync(
        string key,
        Organisation company,
        Request request,
        Person to,
        string occasion,
        IReadOnlyDictionary<string, string> extra,
        CancellationToken cancellationToken)
    {
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        var tasks = await store.TasksForChangeAsync(request.Id, cancellationToken);
        var grants = await access.GrantsOfRequestAsync(request.Number, cancellationToken);
        await mail.ToAsync(to, new NewMail(key, occasion, language =>
        {
            var facts = CaseFacts.Of(company, process, request, tasks, grants, clock.GetUtcNow(), language);
            facts["why"] = new MailWord("why", to.Id == request.RequesterId ? "requester" : key == Faulted ? "administrator" : "informed");
            foreach (var (name, value) in extra)
                facts[name] = Value(process, language, value);
            return facts;
        }) { RequestNumber = request.Number }, cancellationToken);
    }

    private static object Value(ProcessDescription? process, string language, string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : process?.In(language, text) ?? text;
}
