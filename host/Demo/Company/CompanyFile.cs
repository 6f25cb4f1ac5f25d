namespace WorkflowCrm.Host.Demo.Company;

/// <summary>company.json: the departments and the 34 staff of the demo company (section 8.2).</summary>
/// <param name="Owners">The people who own a department's customers, by department; listed twice means twice as many.</param>
internal sealed record CompanyFile(
    IReadOnlyList<DepartmentEntry> Departments,
    IReadOnlyList<StaffEntry> Staff,
    IReadOnlyList<AbsenceEntry> Absences,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Owners);

/// <param name="Leader">The deputy GM in charge; null for the GM himself.</param>
internal sealed record DepartmentEntry(string Id, string Name, string NameEn, string? Manager, string? Leader);

/// <param name="Roles">A role, or <c>role:department</c> for one that holds for a department only.</param>
internal sealed record StaffEntry(string Login, string Name, string NameEn, string Department, string Title, string TitleEn, IReadOnlyList<string> Roles);

/// <param name="FirstDay">Working days from D0.</param>
/// <param name="LastDay">Working days from D0; the absence ends with this day.</param>
internal sealed record AbsenceEntry(string Person, int FirstDay, int LastDay, string Deputy);
