using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.ExpressionDescriptors;

/// <summary>The expressions that the engine evaluates, in the order of the Studio's menu. The Studio looks up <c>Literal</c> and <c>Object</c> by name.</summary>
public static class ExpressionTypes
{
    private static readonly (string Type, bool IsBrowsable, string? Language)[] s_all =
    [
        ("Literal", false, null),
        ("Object", false, "json"),
        ("JavaScript", true, "javascript"),
        ("Handlebars", true, "handlebars"),
        ("Variable", true, null),
        ("Input", true, null),
    ];

    public static IReadOnlyList<ExpressionType> In(IStudioTexts texts) =>
        [.. s_all.Select(one => new ExpressionType(one.Type, texts.Get($"designer.expression.{one.Type}"), one.IsBrowsable, Properties(one.Language)))];

    private static Dictionary<string, string> Properties(string? language) => language is null ? [] : new() { ["MonacoLanguage"] = language };
}
