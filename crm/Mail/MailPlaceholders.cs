using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The placeholders that each mail fills; a template may use no others.</summary>
public static class MailPlaceholders
{
    private static readonly string[] OfRequest = ["caseNo", "title", "process", "applicant", "dept"];

    /// <summary>Of the answers to a reply: what a task is about, without what only its own mails know.</summary>
    private static readonly string[] OfReply = [.. OfRequest, "taskId", "step", "assignee", "facts", "due", "dueIn", "isApproval"];

    private static readonly string[] OfTask = [.. OfReply, "onBehalfOf", "elapsed", "superior", "mayDecide"];

    private static readonly string[] OfCase =
        [.. OfRequest, "approver", "onBehalfOf", "time", "reason", "next", "customerNo", "scope", "until"];

    /// <summary>Of the mails to the sender outside, see <see cref="SenderMail"/>.</summary>
    private static readonly string[] OfSender = ["caseNo", "caretaker", "dept"];

    private static readonly string[] s_lists = ["facts", "decisions"];

    /// <summary>Every mail has these.</summary>
    public static IReadOnlyList<string> Common { get; } = ["link", "recipient", "why", "decisions", "mayReply"];

    /// <summary>Of a template that the company has added: those of the mails that a process sends about its request.</summary>
    public static IReadOnlyList<string> OfOwn { get; } = [.. Common, .. OfCase];

    /// <summary>Null for a mail that a company has added, see <see cref="OfOwn"/>.</summary>
    public static IReadOnlyList<string>? Of(string key) => key switch
    {
        "task.assigned" or "task.reminder" or "task.escalated" => [.. Common, .. OfTask],
        "case.approved" or "case.rejected" or "case.returned" or "case.lapsed" or "case.unpublished" or "case.faulted" => [.. Common, .. OfCase],
        "case.answered-late" => [.. Common, .. OfRequest, "address", "wrote"],
        "access.expiring" => [.. Common, .. OfCase],
        "access.granted" => [.. Common, "caseNo", "title", "customerNo", "customer", "reader", "keeper", "scope", "until"],
        "access.violation" => [.. Common, "person", "customerNo", "customer", "time", "log", "violationNo", "amount"],
        "reply.decided" => [.. Common, .. OfReply, "verb", "time", "comment"],
        "reply.not-decided" => [.. Common, .. OfReply, "refused", "decidedBy", "time", "wrote", "isOpen"],
        "mail.bounced" or "mail.away" => [.. Common, "subjectOfMail", "person", "address", "words", "deputy", "caseNo"],
        "opinion.received" => [.. Common, .. OfSender],
        "opinion.answered" => [.. Common, .. OfSender, "answer"],
        _ => null,
    };

    public static PlaceholderKind KindOf(string name) => name switch
    {
        "facts" or "decisions" => PlaceholderKind.List,
        "isApproval" or "mayDecide" or "mayReply" or "isOpen" => PlaceholderKind.Flag,
        _ => PlaceholderKind.Text,
    };

    /// <summary>What an entry of a list holds; empty for what is no list.</summary>
    public static IReadOnlyList<string> FieldsOf(string list) => list switch
    {
        "facts" => ["label", "value"],
        "decisions" => ["verb", "go"],
        _ => [],
    };

    /// <summary>The list whose entries hold the field; null for what is none's.</summary>
    public static string? ListOf(string field) => s_lists.FirstOrDefault(list => FieldsOf(list).Contains(field));

    internal static Dictionary<string, object?> Filled(IReadOnlyList<string> names) => names.ToDictionary(n => n, n => n switch
    {
        "facts" or "decisions" => new[] { FieldsOf(n).ToDictionary(field => field, field => (object?)field) },
        "due" or "time" or "until" => DateTimeOffset.UnixEpoch,
        "dueIn" => WorkingDuration.WorkingDays(1),
        _ => KindOf(n) == PlaceholderKind.Flag ? true : (object?)n,
    });

    internal static Dictionary<string, object?> Empty(IReadOnlyList<string> names) => names.ToDictionary(n => n, n => KindOf(n) switch
    {
        PlaceholderKind.List => Array.Empty<Dictionary<string, object?>>(),
        PlaceholderKind.Flag => false,
        _ => (object?)null,
    });
}

/// <summary>How a placeholder is used.</summary>
public enum PlaceholderKind
{
    /// <summary>Shown where it stands: <c>{{name}}</c>.</summary>
    Text,

    /// <summary>Only asked: <c>{{#if name}}…{{/if}}</c>.</summary>
    Flag,

    /// <summary>Gone through: <c>{{#each name}}…{{/each}}</c>.</summary>
    List,
}
