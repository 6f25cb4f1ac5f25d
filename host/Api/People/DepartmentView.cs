using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Host.Api.People;

/// <summary>A department.</summary>
/// <param name="Id">Its letter, e.g. <c>J</c>.</param>
/// <param name="Name">In the caller's language.</param>
public sealed record DepartmentView(string Id, string Name)
{
    internal static DepartmentView Of(Organisation organisation, string departmentId)
    {
        var department = organisation.Department(departmentId);
        return new DepartmentView(departmentId, (Texts.CurrentLanguage == Texts.English ? department?.NameEn : department?.Name) ?? departmentId);
    }
}
