using System.Globalization;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components;

/// <summary>Says names, amounts, states and moments the way the reader expects them.</summary>
public sealed class Say(Texts texts, Reader reader)
{
    private static bool InEnglish => Texts.CurrentLanguage == Texts.English;

    public Moments Time => new(texts, reader.Zone, reader.Now);

    public string Name(Person person) => InEnglish ? person.NameEn : person.Name;

    /// <summary>The name of the person with that id; the system's where there is none.</summary>
    public string Name(string? personId) =>
        personId is null or "system" ? texts["word.system"] : reader.Company.Find(personId) is { } person ? Name(person) : texts["word.former-colleague"];

    /// <summary>“罗思远(市场部经理)”.</summary>
    public string NameAndTitle(Person person) => texts.Get("person.with-title", ("name", Name(person)), ("title", Title(person)));

    public string NameAndTitle(string? personId) => reader.Company.Find(personId) is { } person ? NameAndTitle(person) : Name(personId);

    public static string Title(Person person) => InEnglish ? person.TitleEn : person.Title;

    public string Department(string? departmentId) =>
        reader.Company.Department(departmentId) is { } department ? InEnglish ? department.NameEn : department.Name : departmentId ?? "";

    /// <summary>Yuan with thousands separators; fen only where there are any.</summary>
    public string Yuan(decimal amount) => texts.Get("money.yuan",
        ("amount", amount.ToString(amount == decimal.Truncate(amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture)));

    public string Tier(Customer customer) => texts[$"tier.{customer.Tier}"];

    /// <summary>What the outcome is called: the process owner's word, else the standard one.</summary>
    public string Outcome(string? name, string? label = null)
    {
        if (!string.IsNullOrEmpty(label))
            return label;
        var key = $"outcome.{name}";
        return name is null ? "" : texts.Has(key) ? texts[key] : name;
    }

    /// <summary>How a whole request ended: “已批准” rather than “同意”.</summary>
    public string RequestOutcome(string? name) =>
        name is not null && texts.Has($"request.outcome.{name}") ? texts[$"request.outcome.{name}"] : Outcome(name);

    /// <summary>The word on the button that decides so.</summary>
    public string Verb(TaskOutcome outcome)
    {
        if (outcome.Label.Length > 0)
            return outcome.Label;
        var key = $"verb.{outcome.Name}";
        return texts.Has(key) ? texts[key] : outcome.Name;
    }

    /// <summary>A fact of a task: label and choices in the reader's language, a day as he says it.</summary>
    /// <param name="process">Which the task belongs to; null when it is not known.</param>
    public TaskFact Fact(ProcessDescription? process, TaskFact fact)
    {
        if (process is null)
            return fact;
        var said = process.FactIn(Texts.CurrentLanguage, fact);
        return process.DayOf(fact) is { } day ? said with { Value = Time.Day(day) } : said;
    }

    public string Why(string code)
    {
        var key = $"why.{code}";
        return texts.Has(key) ? texts[key] : "";
    }
}
