using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>
/// What the Studio's editor of an input has to know. It looks under the hint's own name; what is an enumeration there must be a number,
/// or the page breaks down.
/// </summary>
internal sealed class InputEditor(IActivityTexts texts, string language, IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>> lists)
{
    /// <summary>Of the two heights that a code editor has.</summary>
    private const int Tall = 1;

    /// <returns>Null when the hint says it all.</returns>
    public Dictionary<string, object>? Of(InputDescriptor input) => input.UIHint switch
    {
        "dropdown" => Named("dropdown", new { selectList = new { items = Choices(input), isFlagsEnum = false } }),
        "radiolist" => Named("radiolist", new { radioList = new { items = Choices(input), isFlagsEnum = false } }),
        "checklist" => Named("checklist", new
        {
            checkList = new { items = Choices(input).Select(choice => new { choice.Text, choice.Value, isChecked = false }).ToList(), isFlagsEnum = false },
        }),
        "code-editor" => Code(input.CodeLanguage.Length > 0 ? input.CodeLanguage : "plaintext"),
        "json-editor" => Code("json"),
        "singleline" when input.Unit.Length > 0 => Named("singleline", new { adornmentText = Text($"unit.{input.Unit}"), enableCopyAdornment = false }),
        _ => null,
    };

    private static Dictionary<string, object> Named(string hint, object particulars) => new() { [hint] = particulars };

    private static Dictionary<string, object> Code(string code) =>
        Named("code-editor", new { language = code, editorHeight = Tall, singleLineMode = false });

    /// <summary>
    /// The choices that the activity knows, then those of the company; what both know is called as the company calls it. The Studio sorts
    /// what it shows by the texts.
    /// </summary>
    private List<StudioChoice> Choices(InputDescriptor input)
    {
        var company = lists.GetValueOrDefault(input.OptionsFrom, []);
        return
        [
            .. input.Options.Where(option => company.All(choice => choice.Value != option))
                .Select(option => new StudioChoice(Called(option, input.OptionsFrom), option)),
            .. company,
        ];
    }

    /// <summary>Who is meant by a rule is told from who has the role or the name.</summary>
    private string Called(string option, string list)
    {
        var text = Text($"option.{option}", option);
        return list == "people" ? Text("kind.rule", "{0}").Replace("{0}", text, StringComparison.Ordinal) : text;
    }

    private string Text(string key, string? otherwise = null) => texts.Find(language, key) ?? otherwise ?? key;
}
