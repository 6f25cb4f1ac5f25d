using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;
using WorkflowCrm.Fuzz.Mutation;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Converts literals and the JSON of Object expressions to every type that a definition may name.</summary>
internal sealed class LiteralTarget : IFuzzTarget
{
    private const char Separator = '\u0001';

    private static readonly string[] s_types =
    [
        "Int16", "Int32", "Int64", "Long", "Single", "Double", "Decimal", "Boolean", "String", "Object", "Guid", "DateTime", "DateTimeOffset",
        "DateOnly", "TimeOnly", "TimeSpan", "ByteArray", "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "JObject", "JArray",
        "StringDictionary", "ObjectDictionary", "StringMap", "ObjectMap",
    ];

    private static readonly string[] s_lists = ["List<{0}>", "HashSet<{0}>", "{0}[]", "ICollection<{0}>", "IEnumerable<{0}>", "ISet<{0}>", "{0}[][]", "List<{0}[]>"];

    public string Name => "literal";

    public string Make(Random random)
    {
        var type = s_types[random.Next(s_types.Length)];
        type = random.Next(3) == 0 ? s_lists[random.Next(s_lists.Length)].Replace("{0}", type, StringComparison.Ordinal) : type;
        type = random.Next(20) == 0 ? TextMutation.Mutate(type, random) : type;
        var value = new LiteralGrammar(random).Value();
        return type + Separator + (random.Next(3) == 0 ? TextMutation.Mutate(value, random) : value);
    }

    public async Task ReadAsync(string input)
    {
        var (type, text) = (input[..input.IndexOf(Separator, StringComparison.Ordinal)], input[(input.IndexOf(Separator, StringComparison.Ordinal) + 1)..]);
        if (TypeAliases.Find(type) is { } known)
        {
            var converted = ValueConversion.To(text, known);
            if (converted is not null && !known.IsInstanceOfType(converted))
            {
                throw new FindingException($"{type} became a {converted.GetType().Name}.");
            }

            _ = ValueConversion.To<string>(converted);
            _ = TypeAliases.NameOf(known);
        }

        foreach (var language in new[] { "Literal", "Object" })
        {
            await new SmallEngine().RunAsync(JavaScriptTarget.Definition(language, text, type), []);
        }

        if (Parse(text) is { } json)
        {
            var definition = JavaScriptTarget.Definition("Literal", "", type).Change(document => document["root"]!["value"]!["expression"]!["value"] = json);
            await new SmallEngine().RunAsync(definition, []);
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            // As the reader of definitions would have it.
            return PlainValue.Parse(text);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
