using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Processes;

/// <summary>Which processes a person may start.</summary>
public static class StartableProcesses
{
    public static bool MayStart(Organisation company, string personId, ProcessDescription process) =>
        process.CanStart && (process.StartRoles.Count == 0 || process.StartRoles.Any(role => company.HasRole(personId, role)));

    /// <summary>Those that fit the words, by category and name.</summary>
    public static IReadOnlyList<ProcessDescription> Of(
        IEnumerable<ProcessDescription> all, Organisation company, string personId, string language, string? words) =>
        [.. all.Where(p => MayStart(company, personId, p) && Fits(p, language, words)).OrderBy(p => p.Category, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];

    private static bool Fits(ProcessDescription process, string language, string? words) =>
        string.IsNullOrWhiteSpace(words)
        || new[] { process.Name, process.Description, process.In(language, process.Name), process.In(language, process.Description) }
            .Any(text => text.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase));
}
