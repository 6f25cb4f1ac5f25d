using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The placeholders that each shipped mail fills; a template may use no others.</summary>
internal static class MailPlaceholders
{
    private static readonly string[] OfRequest = ["caseNo", "title", "process", "applicant", "dept"];

    private static readonly string[] OfTask =
    [
        .. OfRequest, "taskId", "step", "assignee", "facts", "due", "dueIn", "isApproval", "onBehalfOf", "elapsed", "superior", "mayDecide",
    ];

    private static readonly string[] OfCase =
        [.. OfRequest, "approver", "onBehalfOf", "time", "reason", "next", "customerNo", "scope", "until"];

    /// <summary>Of the mails to the sender outside, see <see cref="SenderMail"/>.</summary>
    private static readonly string[] OfSender = ["caseNo", "caretaker", "dept"];

    /// <summary>Every mail has these.</summary>
    public static IReadOnlyList<string> Common { get; } = ["link", "recipient", "why", "decisions", "mayReply"];

    /// <summary>Null for a mail that a company has added: its placeholders are the process owner's.</summary>
    public static IReadOnlyList<string>? Of(string key) => key switch
    {
        "task.assigned" or "task.reminder" or "task.escalated" => [.. Common, .. OfTask],
        "case.approved" or "case.rejected" or "case.returned" or "case.lapsed" or "case.unpublished" or "case.faulted" => [.. Common, .. OfCase],
        "case.answered-late" => [.. Common, .. OfRequest, "address", "wrote"],
        "access.expiring" => [.. Common, .. OfCase],
        "access.granted" => [.. Common, "caseNo", "title", "customerNo", "customer", "reader", "keeper", "scope", "until"],
        "access.violation" => [.. Common, "person", "customerNo", "customer", "time", "log", "violationNo", "amount"],
        "reply.decided" => [.. Common, .. OfTask, "verb", "time", "comment"],
        "reply.not-decided" => [.. Common, .. OfTask, "refused", "decidedBy", "time", "wrote", "isOpen"],
        "mail.bounced" or "mail.away" => [.. Common, "subjectOfMail", "person", "address", "words", "deputy", "caseNo"],
        "opinion.received" => [.. Common, .. OfSender],
        "opinion.answered" => [.. Common, .. OfSender, "answer"],
        _ => null,
    };

    public static Dictionary<string, object?> Filled(IReadOnlyList<string> names) => names.ToDictionary(n => n, n => n switch
    {
        "facts" => new[] { new Dictionary<string, object?> { ["label"] = "label", ["value"] = "value" } },
        "decisions" => new[] { new Dictionary<string, object?> { ["verb"] = "verb", ["go"] = "go" } },
        "due" or "time" or "until" => DateTimeOffset.UnixEpoch,
        "dueIn" => WorkingDuration.WorkingDays(1),
        "isApproval" or "mayDecide" or "mayReply" or "isOpen" => true,
        _ => (object?)n,
    });

    public static Dictionary<string, object?> Empty(IReadOnlyList<string> names) => names.ToDictionary(n => n, n => n switch
    {
        "facts" or "decisions" => Array.Empty<Dictionary<string, object?>>(),
        "isApproval" or "mayDecide" or "mayReply" or "isOpen" => false,
        _ => (object?)null,
    });
}
