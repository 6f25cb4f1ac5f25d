using System.Globalization;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>Facts that nobody has: what a template is tried on when no request is chosen. The people in it are the reader himself.</summary>
public sealed class TemplateSamples(Texts texts, Reader reader, WorkingCalendar calendar)
{
    private static readonly string[] s_outcomes = ["Approved", "Rejected", "Returned"];

    /// <param name="names">The placeholders that are wanted.</param>
    /// <param name="language">Of the block.</param>
    public IReadOnlyDictionary<string, object?> Of(IReadOnlyList<string> names, string language)
    {
        ArgumentNullException.ThrowIfNull(names);
        // A mail to somebody outside has no address of ours in it and names nobody.
        string[] absent = names.Contains("caretaker") ? ["link", "recipient", "decisions", "why"] : [];
        return names.Except(absent).ToDictionary(name => name, name => Value(name, language));
    }

    private object? Value(string name, string language) => name switch
    {
        "caseNo" => string.Create(CultureInfo.InvariantCulture, $"DA-{calendar.LocalDate(reader.Now):yyyyMMdd}-001"),
        "taskId" => "1",
        "link" => "https://…/tasks/1",
        "dept" => MailLanguage.Name(reader.Company.Department(reader.Person?.DepartmentId), language),
        "recipient" or "applicant" or "assignee" or "approver" or "superior" or "reader" or "keeper" or "person" or "caretaker" or "decidedBy" or "deputy" or "onBehalfOf" =>
            MailLanguage.Name(reader.Person, language),
        "due" => reader.Now.AddDays(1),
        "time" => reader.Now,
        "until" => reader.Now.AddDays(20),
        "dueIn" => WorkingDuration.WorkingDays(1),
        "elapsed" => new[] { WorkingDuration.WorkingDays(1), WorkingDuration.WorkingHours(2) },
        "why" => new MailWord("why", "manager"),
        "verb" => new MailWord("verb", "Approved"),
        "refused" => new MailWord("refused", "not-understood"),
        "amount" => 50m,
        "facts" => Enumerable.Range(1, 2).Select(n => Row(("label", Say(language, $"fact{n}.label")), ("value", Say(language, $"fact{n}.value")))).ToList(),
        "decisions" => s_outcomes.Select(outcome => Row(("verb", new MailWord("verb", outcome)), ("go", "https://…/d/…"))).ToList(),
        _ when MailPlaceholders.KindOf(name) == PlaceholderKind.Flag => true,
        // What only a process fills is known by its name alone.
        _ => texts.Has($"template.sample.{name}") ? Say(language, name) : $"‹{name}›",
    };

    private string Say(string language, string name) => texts.In(MailLanguage.IsChinese(language) ? Texts.Chinese : Texts.English, $"template.sample.{name}");

    private static Dictionary<string, object?> Row(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
