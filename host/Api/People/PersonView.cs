using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Host.Api.People;

/// <summary>A member of staff as others see him.</summary>
/// <param name="UserName">The name to sign in with, which stays the same in both languages.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Title">The post, in the caller's language.</param>
/// <param name="Department">The department's name, in the caller's language.</param>
public sealed record PersonView(string UserName, string Name, string Title, string Department)
{
    /// <summary>Null for nobody, and for a person who is not known any more.</summary>
    internal static PersonView? Of(Organisation organisation, string? personId)
    {
        if (organisation.Find(personId) is not { } person)
            return null;
        var english = Texts.CurrentLanguage == Texts.English;
        var department = organisation.Department(person.DepartmentId);
        return new PersonView(
            person.Login,
            english ? person.NameEn : person.Name,
            english ? person.TitleEn : person.Title,
            (english ? department?.NameEn : department?.Name) ?? "");
    }
}
