using System.Globalization;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Reasons;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Problems;

/// <summary>
/// Turns the machine-readable arguments of a problem into what a person reads: ids of people into names, instants
/// into the reader's local time, outcome names into words.
/// </summary>
internal sealed class ProblemArguments(IOrganisationStore organisations, CurrentPerson current, Texts texts)
{
    public async ValueTask<(string Name, string Value)[]> ForReadersAsync(IReadOnlyDictionary<string, string> args, CancellationToken cancellationToken)
    {
        if (args.Count == 0)
            return [];
        var organisation = await organisations.CurrentAsync(cancellationToken);
        return [.. args.Select(a => (a.Key, Words(organisation, a.Key, a.Value)))];
    }

    private string Words(Organisation organisation, string name, string value)
    {
        if (PersonOf(organisation, name, value) is { } person)
            return Texts.CurrentLanguage == Texts.English ? person.NameEn : person.Name;
        if (name == "reason")
            return KnownReasons.Say(Texts.CurrentLanguage, value);
        if (name == "outcome" && texts.Has($"outcome.{value}"))
            return texts.Get($"outcome.{value}");
        // Instants are written in the round-trip form, which no other argument looks like.
        return value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Local(organisation, instant)
            : value;
    }

    // By id, or for whoever has done something by the name that the business puts there.
    private static Person? PersonOf(Organisation organisation, string name, string value) =>
        organisation.Find(value) ?? (name == "by" ? organisation.People.FirstOrDefault(p => p.Name == value) : null);

    private string Local(Organisation organisation, DateTimeOffset instant)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(organisation.Find(current.Id)?.TimeZone ?? "Asia/Shanghai", out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
