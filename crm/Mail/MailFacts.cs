using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The placeholders that mails about requests and tasks have in common, in the language of a block.</summary>
internal static class MailFacts
{
    public static Dictionary<string, object?> OfRequest(Organisation company, ProcessDescription? process, Request request, string language) => new()
    {
        ["caseNo"] = request.Number,
        ["title"] = process?.TitleIn(language, request.Title) ?? request.Title,
        ["process"] = process is null ? "" : process.In(language, process.Name),
        ["applicant"] = MailLanguage.Name(company.Find(request.RequesterId), language),
        ["dept"] = MailLanguage.Name(company.Department(request.DepartmentId), language),
    };

    public static Dictionary<string, object?> OfTask(
        Organisation company, ProcessDescription? process, Request request, StaffTask task, string language)
    {
        var facts = OfRequest(company, process, request, language);
        facts["taskId"] = task.Id;
        facts["step"] = In(process, language, task.StepName);
        facts["assignee"] = MailLanguage.Name(company.Find(task.AssigneeId), language);
        facts["facts"] = TaskJson.Facts(task).Select(fact => Row(process, fact, language)).ToList();
        facts["due"] = task.DueAt;
        facts["dueIn"] = WorkingDuration.TryParse(task.DueRule, out var duration) ? duration : null;
        facts["isApproval"] = task.Kind == TaskKind.Approval;
        return facts;
    }

    /// <summary>Working time that has gone by, as whole days and hours, or minutes when it is less.</summary>
    public static IReadOnlyList<WorkingDuration> Elapsed(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var time = calendar.WorkingMinutesBetween(from, to);
        var days = (int)(time / calendar.Hours.DayLength);
        var rest = time - (calendar.Hours.DayLength * days);
        List<WorkingDuration> parts = [];
        if (days > 0)
            parts.Add(WorkingDuration.WorkingDays(days));
        if ((int)rest.TotalHours > 0)
            parts.Add(WorkingDuration.WorkingHours((int)rest.TotalHours));
        if (parts.Count == 0)
            parts.Add(WorkingDuration.WorkingMinutes(Math.Max(0, (int)rest.TotalMinutes)));
        return parts;
    }

    private static Dictionary<string, object?> Row(ProcessDescription? process, TaskFact fact, string language)
    {
        var said = process?.FactIn(language, fact) ?? fact;
        return new() { ["label"] = said.Label, ["value"] = process?.DayOf(fact) is { } day ? day : said.Value };
    }

    private static string In(ProcessDescription? process, string language, string text) => process?.In(language, text) ?? text;
}
