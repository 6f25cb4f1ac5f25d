using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// The facts of a real request, for trying a template on. Nobody sees more by a template than on the request's page: a request that the
/// owner may not see gives him nothing.
/// </summary>
public sealed class TemplateFacts(IApprovalStore approvals, IAccessStore access, IProcesses processes, IOrganisationStore organisation, WorkingCalendar calendar, TimeProvider clock)
{
    private const int MostOffered = 30;

    /// <summary>The requests that the owner may see, the newest first.</summary>
    public async Task<IReadOnlyList<Request>> RequestsAsync(string ownerId, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        var filter = new RequestFilter(InvolvedId: TaskRights.SeesEverything(company, ownerId) ? null : ownerId);
        return (await approvals.ListAsync(filter, new PageOf(1, MostOffered), cancellationToken)).Items;
    }

    /// <summary>Problems: <c>unknown-request</c> (404), <c>request-not-yours</c> (403).</summary>
    /// <param name="number">The request.</param>
    /// <param name="ownerId">Who wants to try a template on it.</param>
    /// <returns>Everything that mails say about a request, about its task that is open or was last, and about its outcome.</returns>
    public async Task<Result<TemplateSample>> OfAsync(string number, string ownerId, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(number, cancellationToken) is not { } request)
            return Problem.NotFound("unknown-request", ("number", number));
        var company = await organisation.CurrentAsync(cancellationToken);
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        var now = clock.GetUtcNow();
        if (!TaskRights.MaySee(company, request, tasks, ownerId, now))
            return Problem.Forbidden("request-not-yours", ("number", number));
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        var grants = await access.GrantsOfRequestAsync(number, cancellationToken);
        var task = tasks.Where(t => t.Kind != TaskKind.Revision).OrderBy(t => t.State == TaskState.Open).ThenBy(t => t.CreatedAt).LastOrDefault();
        return new TemplateSample(request, task, company.Find(task?.AssigneeId) ?? company.Find(request.RequesterId), language =>
        {
            var facts = CaseFacts.Of(company, process, request, tasks, grants, now, language);
            if (task is null)
                return facts;
            foreach (var (name, value) in MailFacts.OfTask(company, process, request, task, language))
                facts[name] = value;
            facts["elapsed"] = MailFacts.Elapsed(calendar, task.CreatedAt, now);
            facts["superior"] = MailLanguage.Name(company.Find(task.EscalatedToId), language);
            facts["mayDecide"] = task.EscalationMayDecide;
            facts["why"] = new MailWord("why", task.Why);
            return facts;
        });
    }
}

/// <summary>What a template is tried on.</summary>
/// <param name="Request">The request.</param>
/// <param name="Task">Its open task, else its last one; null when it has none.</param>
/// <param name="Receiver">Who would get a mail about it.</param>
/// <param name="Facts">By language.</param>
public sealed record TemplateSample(Request Request, StaffTask? Task, Person? Receiver, Func<string, Dictionary<string, object?>> Facts);
