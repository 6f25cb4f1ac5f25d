namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Something that is wrong with a template; the sentence is the resource <c>template.finding.{Code}</c>.</summary>
/// <param name="Part">Where.</param>
/// <param name="Code">Stable, in kebab case, one of <see cref="Codes"/>.</param>
/// <param name="Line">From 1; 0 for the part as a whole.</param>
/// <param name="Column">From 1, in characters; 0 for the part as a whole.</param>
/// <param name="Args">Fill the sentence's placeholders.</param>
public sealed record TemplateFinding(TemplatePart Part, string Code, int Line, int Column, IReadOnlyDictionary<string, string> Args)
{
    /// <summary>It may be published all the same.</summary>
    public bool IsWarning => Code is "one-language-only" or "single-braces";

    /// <summary>Every code there is.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "missing", "too-long", "too-many-tags", "line-break", "braces", "raw", "partial", "tag-too-long", "not-understood", "unknown", "list-needed", "flag-needed",
        "not-a-list", "list-in-list", "outside-in-list", "only-in-list", "not-closed", "wrong-end", "else-alone", "too-deep", "unreadable", "empty-subject",
        "one-language-only", "single-braces",
    ];

    internal static TemplateFinding At(TemplatePart part, string text, int at, string code, params (string Name, string Value)[] args)
    {
        var before = text.AsSpan(0, at);
        return new TemplateFinding(part, code, before.Count('\n') + 1, at - (before.LastIndexOf('\n') + 1) + 1, args.ToDictionary(a => a.Name, a => a.Value));
    }

    internal static TemplateFinding Of(TemplatePart part, string code, params (string Name, string Value)[] args) =>
        new(part, code, 0, 0, args.ToDictionary(a => a.Name, a => a.Value));
}
