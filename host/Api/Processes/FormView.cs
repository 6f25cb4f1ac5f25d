using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Api.Processes;

/// <summary>What a person fills in.</summary>
public sealed record FormView(IReadOnlyList<FieldView> Fields)
{
    internal static FormView Of(IEnumerable<FormField> fields, Func<string, string> translate) => new([.. fields.Select(f => FieldView.Of(f, translate))]);
}

/// <summary>One field of a form.</summary>
/// <param name="Name">The key of the value.</param>
/// <param name="Options">The choices of a choice field; left out for others.</param>
/// <param name="MaxLength">Characters.</param>
/// <param name="Default">A literal, or <c>today</c> / <c>today+3wd</c> for dates.</param>
/// <param name="Min">For dates: the first one allowed.</param>
/// <param name="NotBefore">For dates: the name of the field whose date comes first.</param>
/// <param name="MustBeTrue">A checkbox that must be ticked.</param>
public sealed record FieldView(
    string Name,
    string Label,
    FieldType Type,
    bool Required,
    IReadOnlyList<OptionView>? Options,
    string? Help,
    int? MaxLength,
    string? Default,
    string? Min,
    string? NotBefore,
    bool MustBeTrue)
{
    internal static FieldView Of(FormField field, Func<string, string> translate) => new(
        field.Name,
        translate(field.Label),
        field.Type,
        field.Required,
        field.Options.Count == 0 ? null : [.. field.Options.Select(o => new OptionView(o.Value, translate(o.Label)))],
        field.Help is null ? null : translate(field.Help),
        field.MaxLength,
        field.Default,
        field.Min,
        field.NotBefore,
        field.MustBeTrue);
}

/// <summary>One choice.</summary>
public sealed record OptionView(string Value, string Label);
