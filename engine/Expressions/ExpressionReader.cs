using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Reads the expressions of a definition.</summary>
internal sealed class ExpressionReader(ScriptCache scripts)
{
    /// <summary>Reads a wrapped input <c>{typeName, expression: {type, value}}</c>, or a bare value, which is a literal. Null when the input is absent.</summary>
    public Expression? ReadInput(JsonNode? input)
    {
        if (input is not JsonObject wrapper)
        {
            return input is null ? null : ReadLiteral(input);
        }

        if (Json.Get(wrapper, "expression") is JsonObject expression)
        {
            return Read(expression);
        }

        // A wrapper without an expression is an input that nobody filled in.
        return null;
    }

    /// <summary>Reads <c>{type, value}</c>.</summary>
    public Expression Read(JsonObject expression)
    {
        var value = Json.Get(expression, "value");
        var language = Json.Text(expression, "type") ?? "Literal";
        return language switch
        {
            "Literal" or "" => ReadLiteral(value),
            "Object" or "Json" => ReadObject(value),
            "Variable" => ReadVariable(value),
            "Input" => new InputExpression((ReadReference(value) is { } named ? Json.Text(named, "name") : Json.Text(value)) ?? ""),
            "JavaScript" => new JavaScriptExpression(Json.Text(value) ?? "", scripts),
            "Handlebars" => new HandlebarsExpression(Json.Text(value) ?? ""),
            _ => new UnknownExpression(language),
        };
    }

    private static Expression ReadLiteral(JsonNode? value) => PlainSizes.IsTooDeep(value)
        ? new BrokenExpression($"The value is nested more than {PlainSizes.MaximumDepth} levels deep.", 0, 0)
        : LiteralExpression.From(Json.Unwrap(value));

    private static Expression ReadObject(JsonNode? value)
    {
        if (value is not JsonValue scalar || !scalar.TryGetValue<string>(out var text))
        {
            return ReadLiteral(value);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return LiteralExpression.From(null);
        }

        try
        {
            return LiteralExpression.From(PlainValue.Parse(text));
        }
        catch (JsonException e)
        {
            return new BrokenExpression(e.LineNumber is null ? $"The text is not valid JSON: {e.Message}" : "The text is not valid JSON, or it names a property twice.", (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }
    }

    private static VariableExpression ReadVariable(JsonNode? value) => ReadReference(value) is { } variable
        ? new VariableExpression(Json.Text(variable, "id") ?? Json.Text(variable, "name") ?? "", Json.Text(variable, "name"))
        : new VariableExpression(Json.Text(value) ?? "", null);

    /// <summary>The variable or input that is meant: an object, or its JSON as a text, as designers write it. Null for a bare name.</summary>
    private static JsonObject? ReadReference(JsonNode? value)
    {
        if (value is JsonObject reference)
        {
            return reference;
        }

        if (Json.Text(value) is not { Length: > 1 } text || text[0] != '{')
        {
            return null;
        }

        try
        {
            return Json.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
