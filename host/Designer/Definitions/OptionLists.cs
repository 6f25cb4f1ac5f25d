using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Departments, roles, people and mail templates as the designer's lists of choices.</summary>
internal sealed class OptionLists(IOrganisationStore organisations, IMailTemplates mails, IActivityTexts names, IStudioTexts texts) : IOptionLists
{
    /// <summary>Mails that the program sends by itself; what they say fits no other moment.</summary>
    private static readonly string[] s_own = ["task."];

    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>>> CurrentAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        return new Dictionary<string, IReadOnlyList<StudioChoice>>
        {
            ["departments"] = [.. organisation.Departments.OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => new StudioChoice($"{Name(d.Name, d.NameEn)} ({d.Id})", d.Id))],
            ["people"] = [.. Roles.All.Select(role => new StudioChoice(Text($"role:{role}"), $"role:{role}")), .. People(organisation)],
            ["mail-templates"] = [.. mails.Keys.Where(IsForProcesses).Order(StringComparer.Ordinal).Select(key => new StudioChoice(Text(key), key))],
        };
    }

    private IEnumerable<StudioChoice> People(Organisation organisation) => organisation.People
        .Where(person => person.Active)
        .OrderBy(person => person.DepartmentId, StringComparer.Ordinal).ThenBy(person => person.Login, StringComparer.Ordinal)
        .Select(person => new StudioChoice(
            organisation.Department(person.DepartmentId) is { } department
                ? $"{Name(person.Name, person.NameEn)} · {Name(department.Name, department.NameEn)}"
                : Name(person.Name, person.NameEn),
            $"person:{person.Login}"));

    private static bool IsForProcesses(string key) => !s_own.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    private string Name(string chinese, string english) => texts.Language == Texts.English ? english : chinese;

    private string Text(string option) => names.Find(texts.Language, $"option.{option}") ?? option;
}
