using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The placeholders of the mails that a process sends about its request, in the language of a block.</summary>
internal static class CaseFacts
{
    /// <param name="tasks">All tasks of the request, in the order in which they were made.</param>
    /// <param name="grants">The rights to read that it has given.</param>
    /// <param name="now">Stands in where nothing has been decided.</param>
    public static Dictionary<string, object?> Of(
        Organisation company, ProcessDescription? process, Request request, IReadOnlyList<StaffTask> tasks, IReadOnlyList<Grant> grants, DateTimeOffset now, string language)
    {
        var grant = grants.OrderBy(g => g.Until).LastOrDefault();
        // Of two at the same instant the later one counts: the sort keeps their order.
        var decided = tasks.Where(t => t is { State: TaskState.Decided, Kind: TaskKind.Approval }).OrderBy(t => t.DecidedAt).LastOrDefault();
        var latest = tasks.Where(t => t.State == TaskState.Decided && t.Kind != TaskKind.Revision).OrderBy(t => t.DecidedAt).LastOrDefault();
        var open = tasks.Where(t => t.State == TaskState.Open).OrderBy(t => t.CreatedAt).LastOrDefault();
        var facts = MailFacts.OfRequest(company, process, request, language);
        facts["approver"] = MailLanguage.Name(company.Find(decided?.DecidedById), language);
        facts["onBehalfOf"] = MailLanguage.Name(company.Find(decided?.OnBehalfOfId), language);
        facts["time"] = decided?.DecidedAt ?? now;
        facts["reason"] = latest?.Comment ?? "";
        facts["next"] = open is null ? "" : process?.In(language, open.StepName) ?? open.StepName;
        facts["customerNo"] = request.CustomerNumber ?? "";
        facts["scope"] = grant?.Scope ?? "";
        facts["until"] = grant?.Until;
        return facts;
    }
}
