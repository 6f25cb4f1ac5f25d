using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>
/// An object of the definition whose entries may be expressions of their own, as the designer writes them: <c>{"X-A": {"type":
/// "JavaScript", "value": "…"}}</c>. Only what the definition itself spells out is read so, never a value that comes from outside.
/// </summary>
internal sealed class DictionaryExpression : Expression
{
    private static readonly string[] s_languages = ["Literal", "Object", "Json", "Variable", "Input", "JavaScript", "Handlebars"];

    private readonly (string Name, Expression Value)[] _entries;

    private DictionaryExpression(IEnumerable<(string Name, Expression Value)> entries) => _entries = [.. entries];

    public static DictionaryExpression From(JsonObject entries, ExpressionReader reader) => new(entries.Select(pair => (
        pair.Key,
        pair.Value is JsonObject { Count: 2 } entry && Json.Has(entry, "value") && s_languages.Contains(Json.Text(entry, "type"))
            ? reader.Read(entry)
            : LiteralExpression.From(pair.Value))));

    internal override object? Evaluate(ActivityContext context)
    {
        var values = new JsonObject();
        foreach (var (name, value) in _entries)
        {
            values[name] = PlainValue.ToNode(PlainValue.From(value.Evaluate(context)));
        }

        return values;
    }
}
