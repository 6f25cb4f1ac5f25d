using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Host.Demo.Company;

/// <summary>The departments, people, roles and absences of the demo company (sections 1.1 and 8.2).</summary>
internal sealed class DemoStaff
{
    private const string MailDomain = "tuofan.example";

    private readonly Dictionary<string, string> _idByLogin;

    public DemoStaff(CompanyFile file, DemoDay day, DemoIds ids)
    {
        _idByLogin = file.Staff.ToDictionary(s => s.Login, _ => ids.New(), StringComparer.Ordinal);
        Departments = [.. file.Departments.Select(MakeDepartment)];
        People = [.. file.Staff.Select(MakePerson)];
        Roles = [.. file.Staff.SelectMany(s => s.Roles.Select(role => MakeRole(s.Login, role)))];
        Absences = [.. file.Absences.Select(a => MakeAbsence(a, day, ids.New()))];
        Owners = file.Owners.ToDictionary(o => o.Key, o => (IReadOnlyList<string>)[.. o.Value.Select(IdOf)], StringComparer.Ordinal);
    }

    public IReadOnlyList<Department> Departments { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<RoleAssignment> Roles { get; }

    public IReadOnlyList<Absence> Absences { get; }

    /// <summary>The ids of those who own customers, by department.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Owners { get; }

    public string IdOf(string login) => _idByLogin[login];

    private Department MakeDepartment(DepartmentEntry entry) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        NameEn = entry.NameEn,
        NumberLetter = entry.Id,
        ManagerId = entry.Manager is null ? null : IdOf(entry.Manager),
        LeaderInChargeId = entry.Leader is null ? null : IdOf(entry.Leader),
    };

    private Person MakePerson(StaffEntry entry) => new()
    {
        Id = IdOf(entry.Login),
        Login = entry.Login,
        Name = entry.Name,
        NameEn = entry.NameEn,
        Mail = $"{entry.Login}@{MailDomain}",
        DepartmentId = entry.Department,
        Title = entry.Title,
        TitleEn = entry.TitleEn,
        IsDemo = true,
    };

    private RoleAssignment MakeRole(string login, string role)
    {
        var colon = role.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new RoleAssignment { PersonId = IdOf(login), Role = role }
            : new RoleAssignment { PersonId = IdOf(login), Role = role[..colon], DepartmentId = role[(colon + 1)..] };
    }

    private Absence MakeAbsence(AbsenceEntry entry, DemoDay day, string id) => new()
    {
        Id = id,
        PersonId = IdOf(entry.Person),
        From = day.At(entry.FirstDay, TimeOnly.MinValue),
        Until = day.Calendar.At(day.Calendar.Days.Add(day.Date, entry.LastDay).AddDays(1), TimeOnly.MinValue),
        DeputyId = IdOf(entry.Deputy),
    };
}
