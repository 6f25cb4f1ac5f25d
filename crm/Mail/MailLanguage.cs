using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail;

/// <summary>The two languages of a mail, and what people and departments are called in them.</summary>
public static class MailLanguage
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.Ordinal);

    public static string Name(Person? person, string language) =>
        person is null ? "" : !IsChinese(language) && person.NameEn.Length > 0 ? person.NameEn : person.Name;

    public static string Name(Department? department, string language) =>
        department is null ? "" : !IsChinese(language) && department.NameEn.Length > 0 ? department.NameEn : department.Name;
}
