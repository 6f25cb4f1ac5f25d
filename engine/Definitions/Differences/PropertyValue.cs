using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>What an activity's property says, as a person reads it.</summary>
/// <param name="Language">The expression's language; empty for a plain value.</param>
/// <param name="Text">The expression; of one that names a variable or an input, its name.</param>
internal sealed record PropertyValue(string Language, string Text)
{
    public bool IsSameAs(PropertyValue other) => Language == other.Language && JsonComparison.AreSame(Text, other.Text);

    /// <summary>The value of an input; null when it has none, however a designer writes that.</summary>
    public static PropertyValue? OfInput(JsonNode? value)
    {
        if (value is not JsonObject wrapped || !IsWrapped(wrapped))
        {
            return Json.Text(value) is { } plain ? new PropertyValue("", plain) : null;
        }

        if (Json.Object(wrapped, "expression") is not { } expression || Json.Get(expression, "value") is not { } content)
        {
            return null;
        }

        var language = Json.Text(expression, "type") ?? "Literal";
        return new PropertyValue(language, language is "Variable" or "Input" ? NameIn(content) : Json.Text(content) ?? "");
    }

    /// <summary>The id of the variable that a property is bound to, as outputs are; null when it is none.</summary>
    public static string? BoundTo(JsonNode? value)
        => value is JsonObject wrapped && Json.Object(wrapped, "memoryReference") is { } reference && Json.Text(reference, "id") is { Length: > 0 } id ? id : null;

    private static bool IsWrapped(JsonObject value)
        => Json.Has(value, "expression") || Json.Has(value, "memoryReference") || (Json.Has(value, "typeName") && value.Count == 1);

    private static string NameIn(JsonNode content)
        => (content as JsonObject ?? JsonComparison.TryParse(Json.Text(content) ?? "") as JsonObject) is { } named && Json.Text(named, "name") is { Length: > 0 } name
            ? name
            : Json.Text(content) ?? "";
}
