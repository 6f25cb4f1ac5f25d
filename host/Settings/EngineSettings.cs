using System.Globalization;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Host.Settings;

/// <summary>The settings <c>Engine__…</c>: what definitions and instances may use up.</summary>
internal static class EngineSettings
{
    private static readonly (string Key, Func<EngineLimits, long, EngineLimits> Set, long Most)[] All =
    [
        Count(nameof(EngineLimits.StepsPerBurst), (limits, value) => limits with { StepsPerBurst = value }),
        Count(nameof(EngineLimits.NestingDepth), (limits, value) => limits with { NestingDepth = value }, most: 100),
        Count(nameof(EngineLimits.DefinitionSize), (limits, value) => limits with { DefinitionSize = value }),
        Count(nameof(EngineLimits.DefinitionActivities), (limits, value) => limits with { DefinitionActivities = value }),
        Count(nameof(EngineLimits.DefinitionConnections), (limits, value) => limits with { DefinitionConnections = value }),
        Count(nameof(EngineLimits.ActivitiesInAll), (limits, value) => limits with { ActivitiesInAll = value }),
        Count(nameof(EngineLimits.StateSize), (limits, value) => limits with { StateSize = value }, most: 100_000_000),
        Count(nameof(EngineLimits.ValueSize), (limits, value) => limits with { ValueSize = value }, most: 100_000_000),
        Count(nameof(EngineLimits.LineSize), (limits, value) => limits with { LineSize = value }),
        Count(nameof(EngineLimits.JournalSize), (limits, value) => limits with { JournalSize = value }),
        Count(nameof(EngineLimits.Bookmarks), (limits, value) => limits with { Bookmarks = value }),
        Count(nameof(EngineLimits.QueuedActivities), (limits, value) => limits with { QueuedActivities = value }),
        Count(nameof(EngineLimits.LoopItems), (limits, value) => limits with { LoopItems = value }),
        Count(nameof(EngineLimits.JobsPerBurst), (limits, value) => limits with { JobsPerBurst = value }),
        Count(nameof(EngineLimits.Incidents), (limits, value) => limits with { Incidents = value }),
        Count(nameof(EngineLimits.ChildrenPerActivity), (limits, value) => limits with { ChildrenPerActivity = value }),
        Count(nameof(EngineLimits.ChildDepth), (limits, value) => limits with { ChildDepth = value }),
        Count(nameof(EngineLimits.ScriptStatements), (limits, value) => limits with { ScriptStatements = value }),
        Count(nameof(EngineLimits.ScriptRecursion), (limits, value) => limits with { ScriptRecursion = value }, most: 1_000),
        Count(nameof(EngineLimits.TemplateOutput), (limits, value) => limits with { TemplateOutput = value }),
        Count(nameof(EngineLimits.TemplateTurns), (limits, value) => limits with { TemplateTurns = value }),
        (nameof(EngineLimits.ScriptMemory), (limits, value) => limits with { ScriptMemory = value }, 1L << 32),
        (nameof(EngineLimits.ScriptAllocation), (limits, value) => limits with { ScriptAllocation = value }, 1L << 40),
        (nameof(EngineLimits.ScriptTime), (limits, value) => limits with { ScriptTime = TimeSpan.FromMilliseconds(value) }, 600_000),
        (nameof(EngineLimits.ScriptTimePerBurst), (limits, value) => limits with { ScriptTimePerBurst = TimeSpan.FromMilliseconds(value) }, 600_000),
    ];

    public static IEnumerable<string> Keys => All.Select(setting => setting.Key);

    /// <param name="value">Reads a setting; null when it is not set.</param>
    /// <param name="refuse">Says that a setting's value cannot be understood.</param>
    public static EngineLimits Read(Func<string, string?> value, Func<string, string, Exception> refuse)
    {
        var limits = new EngineLimits();
        foreach (var (key, set, most) in All)
        {
            var path = "Engine:" + key;
            limits = value(path) switch
            {
                null => limits,
                var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most => set(limits, number),
                var text => throw refuse(path, text),
            };
        }

        return limits;
    }

    private static (string, Func<EngineLimits, long, EngineLimits>, long) Count(string key, Func<EngineLimits, int, EngineLimits> set, int most = 1_000_000_000)
        => (key, (limits, value) => set(limits, (int)value), most);
}
