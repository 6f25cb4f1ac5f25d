using System.Globalization;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The mails about a task: <c>task.assigned</c>, <c>task.reminder</c>, <c>task.escalated</c> (P07, R063).</summary>
public sealed class TaskMail(
    SendMail mail, IOrganisationStore organisation, IProcesses processes, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>To the assignee and to the deputy who acts for him at the moment, who is told on whose behalf.</summary>
    public async Task AssignedAsync(Request request, StaffTask task, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        await SendAsync("task.assigned", company, request, task, WithDeputy(company, task), cancellationToken);
    }

    /// <summary>To everybody who can decide.</summary>
    public async Task ReminderAsync(Request request, StaffTask task, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        await SendAsync("task.reminder", company, request, task, TaskRights.Deciders(company, task, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>To the assignee, his acting deputy, and the person to whom the task was escalated.</summary>
    public async Task EscalatedAsync(Request request, StaffTask task, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        List<Person> people = [.. WithDeputy(company, task)];
        if (company.Active(task.EscalatedToId) is { } superior)
            people.Add(superior);
        await SendAsync("task.escalated", company, request, task, people, cancellationToken);
    }

    /// <summary>An approval's requester is never asked to decide it, whoever named him his deputy (R060).</summary>
    private IEnumerable<Person> WithDeputy(Organisation company, StaffTask task)
    {
        Person?[] people = [company.Active(task.AssigneeId), company.ActingDeputyOf(task.AssigneeId, clock.GetUtcNow())];
        return people.OfType<Person>().Where(p => task.Kind != TaskKind.Approval || p.Id != task.RequesterId);
    }

    private async Task SendAsync(
        string key, Organisation company, Request request, StaffTask task, IEnumerable<Person> people, CancellationToken cancellationToken)
    {
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        var now = clock.GetUtcNow();
        // One mail a person and change of the task: a step that is run again after a failure makes the same mail again.
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{task.Id}/{task.Version}/{task.RemindedAt?.UtcTicks}");
        foreach (var person in people.DistinctBy(p => p.Id))
        {
            var onBehalfOf = TaskRights.OnBehalfOf(task, person.Id);
            await mail.ToAsync(person, new NewMail(key, occasion, language =>
            {
                var facts = MailFacts.OfTask(company, process, request, task, language);
                facts["onBehalfOf"] = person.Id == task.EscalatedToId ? "" : MailLanguage.Name(company.Find(onBehalfOf), language);
                facts["why"] = Why(task, person.Id);
                facts["elapsed"] = MailFacts.Elapsed(calendar, task.CreatedAt, now);
                facts["superior"] = MailLanguage.Name(company.Find(task.EscalatedToId), language);
                facts["mayDecide"] = task.EscalationMayDecide;
                return facts;
            }) { RequestNumber = request.Number, TaskId = task.Id, Decides = Offered(company, task, person, now) }, cancellationToken);
        }
    }

    /// <summary>What the person can decide without opening the page: nothing that asks for a form, and nothing that is not his.</summary>
    private static StaffTask? Offered(Organisation company, StaffTask task, Person person, DateTimeOffset now) =>
        task.Kind != TaskKind.Revision && TaskJson.Fields(task).Count == 0 && TaskRights.MayDecide(company, task, person.Id, now) ? task : null;

    /// <summary>Why this person gets the mail: as assignee for the reason of the step, else as superior or as deputy.</summary>
    private static MailWord Why(StaffTask task, string personId) => new("why",
        personId == task.AssigneeId ? task.Why : personId == task.EscalatedToId ? "superior" : "deputy");
}
