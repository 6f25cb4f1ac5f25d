using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Host.StartUp;

/// <summary>The processes and mail templates that come with the program.</summary>
internal static class ShippedFiles
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>The definitions, in the order of their names.</summary>
    public static IEnumerable<string> Definitions => Directory.EnumerateFiles(Root, "*.json").Order(StringComparer.Ordinal);

    public static MailTemplates MailTemplates() => new(Directory
        .EnumerateFiles(Path.Combine(Root, "mail"), "*.hbs")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText));
}
