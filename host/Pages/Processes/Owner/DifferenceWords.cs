using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions.Differences;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>Says a difference between two definitions in the reader's language; the sentences are <c>difference.{code}</c>.</summary>
public sealed class DifferenceWords(Texts texts, IActivityTexts activities, ActivityCatalogue catalogue)
{
    /// <summary>What is longer stands below the sentence, before and after.</summary>
    private const int Short = 40;

    /// <param name="change">The change.</param>
    /// <param name="process">Holds the owner's own translations of what activities are called; null when they are not known.</param>
    public DifferenceLine Of(DefinitionChange change, ProcessDescription? process = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Say(Translated(change, process));
    }

    /// <summary>What an activity's type is called.</summary>
    public string Type(string type) => activities.Find(Texts.CurrentLanguage, type) ?? catalogue.Find(type)?.DisplayName ?? type;

    private static DefinitionChange Translated(DefinitionChange change, ProcessDescription? process)
    {
        if (process is null)
            return change;
        var isNames = change.Code is DifferenceCodes.ConnectionAdded or DifferenceCodes.ConnectionRemoved or DifferenceCodes.ActivityMoved or DifferenceCodes.StartChanged;
        return change with
        {
            Activity = change.Activity is { } activity ? process.In(Texts.CurrentLanguage, activity) : null,
            Arguments = isNames ? [.. change.Arguments.Select(name => process.In(Texts.CurrentLanguage, name))] : change.Arguments,
        };
    }

    private DifferenceLine Say(DefinitionChange change)
    {
        return change.Code switch
        {
            DifferenceCodes.InputSet => new(Sentence(change, ("property", Property(change))), null, Quote(change, 1)),
            DifferenceCodes.InputCleared => new(Sentence(change, ("property", Property(change))), Quote(change, 1), null),
            DifferenceCodes.InputChanged => new(Sentence(change, ("property", Property(change))), Quote(change, 1), Quote(change, 3)),
            DifferenceCodes.SettingChanged or DifferenceCodes.OptionChanged => FromTo(change, 1, ("property", Setting(Argument(change, 0)))),
            DifferenceCodes.VariableChanged or DifferenceCodes.ParameterChanged or DifferenceCodes.ResultChanged =>
                FromTo(change, 2, ("name", Argument(change, 0)), ("property", Setting(Argument(change, 1)))),
            DifferenceCodes.OutputBound => FromTo(change, 1, ("property", Property(change))),
            DifferenceCodes.NameChanged or DifferenceCodes.DescriptionChanged or DifferenceCodes.ActivityRenamed or DifferenceCodes.NoteChanged
                or DifferenceCodes.ActivityMoved or DifferenceCodes.StartChanged or DifferenceCodes.ActivityVersionChanged => FromTo(change, 0),
            DifferenceCodes.ActivityTypeChanged => FromTo(change with { Arguments = [Type(Argument(change, 0)), Type(Argument(change, 1))] }, 0),
            DifferenceCodes.ActivityAdded or DifferenceCodes.ActivityRemoved => new(Sentence(change, ("type", Type(Argument(change, 0)))), null, null),
            DifferenceCodes.ConnectionAdded or DifferenceCodes.ConnectionRemoved => new(
                Sentence(change, ("source", Argument(change, 0)), ("outcome", Outcome(Argument(change, 1))), ("target", Argument(change, 2))), null, null),
            _ => new(Sentence(change, ("name", Argument(change, 0)), ("type", Argument(change, 1))), null, null),
        };
    }

    private string Outcome(string outcome) => activities.Find(Texts.CurrentLanguage, $"outcome.{outcome}") ?? outcome;

    private DifferenceLine FromTo(DefinitionChange change, int at, params (string, string)[] more)
    {
        var (from, to) = (Argument(change, at), Argument(change, at + 1));
        if (from.Length <= Short && to.Length <= Short)
            return new(Sentence(change, [.. more, ("from", Shown(from)), ("to", Shown(to))]), null, null);
        return new(Sentence(change, [.. more, ("from", "…"), ("to", "…")]), from.Length == 0 ? null : from, to.Length == 0 ? null : to);
    }

    private string Sentence(DefinitionChange change, params (string, string)[] arguments) =>
        texts.Get($"difference.{change.Code}", [.. arguments, ("activity", change.Activity ?? texts["difference.workflow"])]);

    private string Shown(string text) => text.Length == 0 ? texts["difference.nothing"] : text;

    /// <summary>An expression with its language, e.g. “JavaScript: getN() > 1”; a literal stands for itself.</summary>
    private string Quote(DefinitionChange change, int at)
    {
        var (language, text) = (Argument(change, at), Argument(change, at + 1));
        var shown = text.Length == 0 ? texts["difference.nothing"] : text;
        return language is "" or "Literal" or "Object" ? shown : texts.Get("difference.expression", ("language", Language(language)), ("text", shown));
    }

    private string Language(string language) => texts.Has($"difference.language.{language}") ? texts[$"difference.language.{language}"] : language;

    private string Property(DefinitionChange change)
    {
        var name = Argument(change, 0);
        if (change.ActivityType is not { } type || name.Length == 0)
            return name;
        var pascal = char.ToUpperInvariant(name[0]) + name[1..];
        var descriptor = catalogue.Find(type);
        return activities.Find(Texts.CurrentLanguage, $"{type}.{pascal}")
            ?? descriptor?.Inputs.FirstOrDefault(input => input.Name == pascal)?.DisplayName
            ?? descriptor?.Outputs.FirstOrDefault(output => output.Name == pascal)?.DisplayName
            ?? name;
    }

    private string Setting(string path) => texts.Has($"difference.setting.{path}") ? texts[$"difference.setting.{path}"] : path;

    private static string Argument(DefinitionChange change, int at) => at < change.Arguments.Count ? change.Arguments[at] : "";
}

/// <summary>One change as a reader sees it.</summary>
/// <param name="Sentence">What changed.</param>
/// <param name="Before">What stood there, when it is too long for the sentence or an expression.</param>
/// <param name="After">What stands there now.</param>
public sealed record DifferenceLine(string Sentence, string? Before, string? After);
