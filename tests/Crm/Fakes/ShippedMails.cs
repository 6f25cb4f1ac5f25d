using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>The templates that ship with the program, from the copy beside the tests.</summary>
public static class ShippedMails
{
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "mail"), "*.hbs")
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);

    public static MailTemplates Templates { get; } = new(Texts);
}
