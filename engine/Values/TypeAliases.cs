using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Values;

/// <summary>
/// The type names that definitions may use. Only these and compounds of them are ever resolved: a name in a file never
/// reaches <see cref="Type.GetType(string)"/>.
/// </summary>
public static class TypeAliases
{
    private const int MaximumDepth = 2;

    private static readonly FrozenDictionary<string, Type> s_types = new Dictionary<string, Type>
    {
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Boolean"] = typeof(bool),
        ["String"] = typeof(string),
        ["Object"] = typeof(object),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeOnly"] = typeof(TimeOnly),
        ["TimeSpan"] = typeof(TimeSpan),
        ["ByteArray"] = typeof(byte[]),
        ["JSON"] = typeof(JsonNode),
        ["JsonElement"] = typeof(JsonElement),
        ["JsonNode"] = typeof(JsonNode),
        ["JsonObject"] = typeof(JsonObject),
        ["JsonArray"] = typeof(JsonArray),
        ["JObject"] = typeof(JsonObject),
        ["JArray"] = typeof(JsonArray),
        ["StringDictionary"] = typeof(Dictionary<string, string>),
        ["StringMap"] = typeof(Dictionary<string, string>),
        ["ObjectDictionary"] = typeof(Dictionary<string, object>),
        ["ObjectMap"] = typeof(Dictionary<string, object>),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<Type, string> s_names = s_types
        .Where(pair => pair.Key is not ("Long" or "JSON" or "JObject" or "JArray" or "StringMap" or "ObjectMap"))
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly FrozenSet<string> s_lists = new[]
    {
        "List", "HashSet", "Collection", "ICollection", "IEnumerable", "IList", "IReadOnlyList", "IReadOnlyCollection", "ISet",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The type that a name stands for; null when the name is unknown.</summary>
    public static Type? Find(string? alias) => Find(alias, 0);

    private static Type? Find(string? alias, int depth)
    {
        // Every compound is a type that the process keeps for ever, so their number must be bounded.
        if (string.IsNullOrWhiteSpace(alias) || alias.Length > 100 || depth > MaximumDepth)
        {
            return null;
        }

        if (s_types.TryGetValue(alias, out var simple))
        {
            return simple;
        }

        if (alias.EndsWith("[]", StringComparison.Ordinal))
        {
            return Find(alias[..^2], depth + 1)?.MakeArrayType();
        }

        var open = alias.IndexOf('<', StringComparison.Ordinal);
        if (open > 0 && alias.EndsWith('>') && s_lists.Contains(alias[..open]) && Find(alias[(open + 1)..^1], depth + 1) is { } element)
        {
            return (alias[..open] is "HashSet" or "ISet" ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element);
        }

        return null;
    }

    /// <summary>The name of a type as definitions and the designer spell it; "Object" for types that have none.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (s_names.TryGetValue(plain, out var name))
        {
            return name;
        }

        if (plain.IsArray)
        {
            return NameOf(plain.GetElementType()!) + "[]";
        }

        if (plain.IsGenericType && plain.GetGenericArguments() is [var element] && plain != typeof(Nullable<>))
        {
            var list = plain.Name[..plain.Name.IndexOf('`', StringComparison.Ordinal)];
            return s_lists.Contains(list) ? $"{list}<{NameOf(element)}>" : "Object";
        }

        return plain.IsEnum ? plain.Name : "Object";
    }
}
