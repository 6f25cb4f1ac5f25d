using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>
/// Departments, roles, people and mail templates as the designer's lists of choices. The Studio sorts them by their texts, so these begin
/// with what belongs together: the roles with their mark, colleagues with their department.
/// </summary>
internal sealed class OptionLists(IOrganisationStore organisations, MailTemplateShelf mails, IActivityTexts names, IStudioTexts texts) : IOptionLists
{
    /// <summary>Mails that the program sends by itself; what they say fits no other moment.</summary>
    private static readonly string[] s_own = ["task."];

    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>>> CurrentAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        return new Dictionary<string, IReadOnlyList<StudioChoice>>
        {
            ["departments"] = [.. organisation.Departments.OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => new StudioChoice($"{Name(d.Name, d.NameEn)} ({d.Id})", d.Id))],
            ["people"] = [.. Roles.All.Select(role => new StudioChoice(Role(role), $"role:{role}")), .. People(organisation)],
            ["mail-templates"] = [.. (await mails.ListAsync(cancellationToken)).Where(mail => IsForProcesses(mail.Key)).Select(mail => new StudioChoice(NameOf(mail), mail.Key))],
        };
    }

    /// <summary>Those who are on the staff; namesakes of one department also with their logins.</summary>
    private IEnumerable<StudioChoice> People(Organisation organisation) => organisation.People
        .Where(person => person.Active)
        .OrderBy(person => person.DepartmentId, StringComparer.Ordinal).ThenBy(person => person.Login, StringComparer.Ordinal)
        .GroupBy(person => organisation.Department(person.DepartmentId) is { } department
            ? $"{Name(department.Name, department.NameEn)} · {Name(person.Name, person.NameEn)}"
            : Name(person.Name, person.NameEn))
        .SelectMany(namesakes => namesakes.Select(person => new StudioChoice(
            namesakes.Skip(1).Any() ? $"{namesakes.Key} ({person.Login})" : namesakes.Key, $"person:{person.Login}")));

    private static bool IsForProcesses(string key) => !s_own.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A template of the company's own by the name that its owner gave it, its key behind it: two may have one name.</summary>
    private string NameOf(MailTemplateEntry mail) => mail is { IsOwn: true, Latest.Name: { } name } ? $"{Name(name.Zh, name.En)} ({mail.Key})" : Text(mail.Key);

    private string Name(string chinese, string english) => texts.Language == Texts.English ? english : chinese;

    private string Role(string role) =>
        (names.Find(texts.Language, "kind.role") ?? "{0}").Replace("{0}", Text($"role:{role}"), StringComparison.Ordinal);

    private string Text(string option) => names.Find(texts.Language, $"option.{option}") ?? option;
}
