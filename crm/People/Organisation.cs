namespace WorkflowCrm.Crm.People;

/// <summary>
/// The company as it stands: an immutable snapshot that answers who is whose superior, who leads a unit (section 6.3)
/// and who acts for whom.
/// </summary>
public sealed class Organisation
{
    private readonly Dictionary<string, Person> _people;
    private readonly Dictionary<string, Person> _byLogin;
    private readonly Dictionary<string, Department> _departments;
    private readonly ILookup<string, RoleAssignment> _rolesByPerson;
    private readonly ILookup<string, RoleAssignment> _rolesByRole;
    private readonly ILookup<string, Absence> _absences;

    public Organisation(
        IEnumerable<Department> departments,
        IEnumerable<Person> people,
        IEnumerable<RoleAssignment> roles,
        IEnumerable<Absence> absences)
    {
        _departments = departments.ToDictionary(d => d.Id, StringComparer.Ordinal);
        _people = people.ToDictionary(p => p.Id, StringComparer.Ordinal);
        _byLogin = _people.Values.ToDictionary(p => p.Login, StringComparer.OrdinalIgnoreCase);
        var assignments = roles.ToList();
        _rolesByPerson = assignments.ToLookup(r => r.PersonId, StringComparer.Ordinal);
        _rolesByRole = assignments.ToLookup(r => r.Role, StringComparer.Ordinal);
        _absences = absences.ToLookup(a => a.PersonId, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Person> People => _people.Values;

    public IReadOnlyCollection<Department> Departments => _departments.Values;

    public Person? Find(string? personId) => personId is not null && _people.TryGetValue(personId, out var person) ? person : null;

    public Person? FindByLogin(string? login) => login is not null && _byLogin.TryGetValue(login, out var person) ? person : null;

    public Department? Department(string? departmentId) =>
        departmentId is not null && _departments.TryGetValue(departmentId, out var department) ? department : null;

    /// <summary>The person, if he is still on the staff.</summary>
    public Person? Active(string? personId) => Find(personId) is { Active: true } person ? person : null;

    public IEnumerable<string> RolesOf(string personId) => _rolesByPerson[personId].Select(r => r.Role).Distinct();

    /// <param name="personId">Who.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="departmentId">For a role that holds for departments; null asks whether he has it at all.</param>
    public bool HasRole(string personId, string role, string? departmentId = null) =>
        _rolesByPerson[personId].Any(r => r.Role == role &&
            (departmentId is null || r.DepartmentId.Length == 0 || r.DepartmentId == departmentId));

    /// <summary>The active people with the role, in the order of their ids.</summary>
    public IEnumerable<Person> WithRole(string role) => _rolesByRole[role]
        .Select(r => Active(r.PersonId)).OfType<Person>().DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal);

    public Person? GeneralManager => WithRole(Roles.GeneralManager).FirstOrDefault();

    public Person? Chairman => WithRole(Roles.Chairman).FirstOrDefault();

    public Person? ManagerOf(string departmentId) => Active(Department(departmentId)?.ManagerId);

    /// <summary>LeaderInCharge(unit) of section 6.3: the deputy GM to whom the unit is assigned; no deputy → GM.</summary>
    public Person? LeaderInChargeOf(string departmentId) =>
        Active(Department(departmentId)?.LeaderInChargeId) ?? GeneralManager;

    /// <summary>
    /// The next superior of a person: his department's manager, for the manager the leader in charge, for the leader
    /// the GM, for the GM the chairman; null above the chairman. A vacant post is passed over.
    /// </summary>
    public Person? SuperiorOf(string personId)
    {
        if (Find(personId) is not { } person || HasRole(personId, Roles.Chairman))
            return null;
        if (HasRole(personId, Roles.GeneralManager))
            return Chairman;
        if (HasRole(personId, Roles.DeputyGeneralManager))
            return GeneralManager ?? Chairman;
        if (Department(person.DepartmentId)?.ManagerId != personId && ManagerOf(person.DepartmentId) is { } manager)
            return manager;
        return LeaderInChargeOf(person.DepartmentId) is { } leader && leader.Id != personId ? leader : GeneralManager ?? Chairman;
    }

    /// <summary>The absence of the person that covers the instant, if there is one.</summary>
    public Absence? AbsenceAt(string personId, DateTimeOffset now) =>
        _absences[personId].FirstOrDefault(a => a.From <= now && now < a.Until);

    public IEnumerable<Absence> AbsencesOf(string personId) => _absences[personId].OrderBy(a => a.From);

    /// <summary>The active deputy of an absent person; null when he is present or has named nobody who could act.</summary>
    public Person? ActingDeputyOf(string personId, DateTimeOffset now) => _absences[personId]
        .Where(a => a.From <= now && now < a.Until && a.DeputyId is { } deputy && deputy != personId && AbsenceAt(deputy, now) is null)
        .Select(a => Active(a.DeputyId)).OfType<Person>().FirstOrDefault();

    /// <summary>Those on whose behalf the person may act at the moment, himself included.</summary>
    public IReadOnlyList<string> ActsFor(string personId, DateTimeOffset now) =>
    [
        personId,
        .. _absences.SelectMany(g => g)
            .Where(a => a.DeputyId == personId && a.From <= now && now < a.Until && AbsenceAt(personId, now) is null)
            .Select(a => a.PersonId).Where(id => ActingDeputyOf(id, now)?.Id == personId).Distinct(),
    ];
}
