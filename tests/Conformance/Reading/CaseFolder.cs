using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Conformance.Tests.Reading;

/// <summary>A folder of cases: its <c>cases.json</c>, or every JSON file in it, is a list of them.</summary>
internal static class CaseFolder
{
    private static readonly string s_ownFolder = Path.Combine(AppContext.BaseDirectory, "cases");

    private static readonly Lazy<Dictionary<string, string>> s_own
        = new(() => Read(s_ownFolder).ToDictionary(one => one.Name, one => one.Source.ToJsonString()));

    /// <exception cref="InvalidDataException">The folder holds no cases, or a file that is no list of cases.</exception>
    public static IReadOnlyList<ConformanceCase> Read(string folder)
    {
        var list = Path.Combine(folder, "cases.json");
        string[] files = File.Exists(list) ? [list] : Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        return files.Length == 0
            ? throw new InvalidDataException($"There is no cases.json in {folder}, nor any other JSON file.")
            : [.. files.SelectMany(file => ReadFile(folder, file))];
    }

    /// <summary>The names of the project's own cases.</summary>
    public static IReadOnlyCollection<string> OwnNames => s_own.Value.Keys;

    /// <summary>One of the project's own cases, read anew: JSON is not made for several threads.</summary>
    public static ConformanceCase Own(string name) => new(s_ownFolder, JsonNode.Parse(s_own.Value[name])!.AsObject());

    private static IEnumerable<ConformanceCase> ReadFile(string folder, string file)
    {
        JsonNode? content;
        try
        {
            content = JsonNode.Parse(File.ReadAllText(file));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is not valid JSON: {e.Message}", e);
        }

        if (content is not JsonArray cases || !cases.All(one => one is JsonObject && one["name"] is JsonValue))
        {
            throw new InvalidDataException($"{file} is no list of cases with names.");
        }

        return cases.Select(one => Described.Complete(new ConformanceCase(folder, one!.AsObject())));
    }
}
