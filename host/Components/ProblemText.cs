using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Host.Reasons;

namespace WorkflowCrm.Host.Components;

/// <summary>Puts a refusal into a sentence for the page: ids of people become names, instants the reader's time, outcomes words.</summary>
public sealed class ProblemText(Texts texts, Reader reader, Say say)
{
    public string Of(Problem problem) => Sentence($"problem.{problem.Code}", problem.Args);

    public string Of(FieldProblem problem) => Sentence($"field.{problem.Code}", problem.Args);

    /// <summary>The HTTP status that says the same.</summary>
    public static int StatusOf(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };

    private string Sentence(string key, IReadOnlyDictionary<string, string> args) =>
        texts.Has(key) ? texts.Get(key, [.. args.Select(a => (a.Key, Words(a.Key, a.Value)))]) : texts["problem.unnamed"];

    private string Words(string name, string value)
    {
        if (reader.Company.Find(value) is { } person)
            return say.Name(person);
        if (name == "reason")
            return KnownReasons.Say(Texts.CurrentLanguage, value);
        if (name == "outcome")
            return say.Outcome(value);
        return value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? say.Time.Point(instant)
            : value;
    }
}
