using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Profile;

/// <summary>A person's own language (of mails too) and time zone.</summary>
public sealed class Preferences(IUnitOfWork unit, IOrganisationStore organisations, IAudit audit, Reader reader)
{
    /// <summary>Those offered; any other that a person already has stays.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Asia/Dubai", "Europe/Berlin", "Europe/London",
        "America/New_York", "America/Los_Angeles", "Australia/Sydney", "UTC",
    ];

    /// <summary>False when language or zone is none that there is.</summary>
    public Task<bool> SaveAsync(string language, string timeZone, CancellationToken cancellationToken) => unit.RunAsync(
        async token =>
        {
            if (!Texts.Languages.Contains(language) || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)
                || await organisations.FindForChangeAsync(reader.Id, token) is not { } person)
                return false;
            (person.Language, person.TimeZone) = (language, timeZone);
            audit.Record(person.Id, "person.preferences", $"person/{person.Id}", new { language, timeZone });
            return true;
        },
        cancellationToken);
}
