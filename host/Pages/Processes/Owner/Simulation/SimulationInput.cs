using System.Globalization;
using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Host.Pages.Processes.Owner.Simulation;

/// <summary>What was chosen for a simulation, as it was typed.</summary>
public sealed class SimulationInput
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";
    private const int MostRows = 200;

    /// <summary>The number of the version that is tried; null for the latest.</summary>
    public string? Version { get; init; }

    public string? RequesterId { get; init; }

    /// <summary>When it begins, in the reader's time; empty for now.</summary>
    public string Start { get; init; } = "";

    /// <summary>Makes those decide at random of whom nothing is said; empty for the usual decisions.</summary>
    public string Seed { get; init; } = "";

    public IReadOnlyList<DecisionInput> Decisions { get; init; } = [];

    public IReadOnlyList<EventInput> Events { get; init; } = [];

    public static SimulationInput Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new SimulationInput
        {
            Version = Blank(form["version"]),
            RequesterId = Blank(form["requester"]),
            Start = form["start"].ToString().Trim(),
            Seed = form["seed"].ToString().Trim(),
            Decisions =
            [
                .. Rows(form, "d", "step").Select(row => new DecisionInput(
                    form[$"{row}.step"].ToString(), form[$"{row}.outcome"].ToString(), form[$"{row}.person"].ToString(),
                    form[$"{row}.after"].ToString().Trim(), form[$"{row}.comment"].ToString().Trim())),
            ],
            Events =
            [
                .. Rows(form, "e", "name").Select(row => new EventInput(form[$"{row}.name"].ToString().Trim(), form[$"{row}.after"].ToString().Trim()))
                    .Where(one => one.Name.Length > 0),
            ],
        };
    }

    /// <summary>The key of the text that says what cannot be read; null when all can.</summary>
    public string? Wrong => Start.Length > 0 && !TryStart(TimeZoneInfo.Utc, out _) ? "simulate.wrong.start"
        : Seed.Length > 0 && !ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "simulate.wrong.seed"
        : Decisions.Select(one => one.After).Concat(Events.Select(one => one.After)).Any(after => after.Length > 0 && !WorkingDuration.TryParse(after, out _)) ? "simulate.wrong.after"
        : null;

    /// <summary>When it begins (UTC); null for now.</summary>
    public DateTimeOffset? StartAt(TimeZoneInfo zone) => TryStart(zone, out var at) ? at : null;

    public ulong? SeedNumber => ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public IReadOnlyList<ScriptedDecision> Script => [.. Decisions.Where(one => one.IsChosen).Select(one => one.ToScript())];

    private bool TryStart(TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (!DateTime.TryParseExact(Start, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2000 or > 2100)
            return false;
        at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }

    private static IEnumerable<string> Rows(IFormCollection form, string prefix, string field) => Enumerable.Range(0, MostRows)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}.{i}")).TakeWhile(row => form.ContainsKey($"{row}.{field}"));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What somebody decides; empty where nothing was chosen.</summary>
/// <param name="Step">The step as the task called it.</param>
/// <param name="Outcome">The outcome, or <see cref="Nobody"/>.</param>
/// <param name="PersonId">Who decides.</param>
/// <param name="After">How long after the task was made.</param>
/// <param name="Comment">What he says.</param>
public sealed record DecisionInput(string Step, string Outcome, string PersonId, string After, string Comment)
{
    /// <summary>Nobody ever acts on it.</summary>
    public const string Nobody = "-";

    public bool IsChosen => Outcome.Length > 0 || PersonId.Length > 0 || After.Length > 0 || Comment.Length > 0;

    public ScriptedDecision ToScript() => new(Step)
    {
        Outcome = Outcome is "" or Nobody ? null : Outcome,
        IsIgnored = Outcome == Nobody,
        PersonId = PersonId.Length == 0 ? null : PersonId,
        After = After.Length == 0 ? null : After,
        Comment = Comment.Length == 0 ? null : Comment,
    };
}

/// <summary>An event that comes from outside.</summary>
/// <param name="Name">Its name.</param>
/// <param name="After">How long after the start.</param>
public sealed record EventInput(string Name, string After);
