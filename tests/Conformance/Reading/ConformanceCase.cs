using System.Text.Json.Nodes;

namespace WorkflowCrm.Conformance.Tests.Reading;

/// <summary>One case: what to run, what happens to it, and what is expected of it in which mode of flowcharts.</summary>
/// <param name="Folder">What the paths in the case are relative to.</param>
internal sealed record ConformanceCase(string Folder, JsonObject Source)
{
    public string Name => Source["name"]!.GetValue<string>();

    /// <summary>A case outside the core counts only as far as the product has what it is about.</summary>
    public bool IsCore => Text("scope") is null or "core";

    public string? RequiredMode => Text("required_mode");

    public string Notes => Text("notes") ?? "";

    public JsonObject Expected => Source["expected"] as JsonObject ?? [];

    /// <summary>The node whose subgraph the case speaks of; null when it speaks of none.</summary>
    public string? SubgraphNode
        => Expected["note"]?.GetValue<string>().Split("subgraph request for node ") is [_, var rest] ? rest.Split(' ')[0] : null;

    /// <summary>Whether the case says what becomes of the same document under another id.</summary>
    public bool HasSecondImport => Expected.ContainsKey("secondImport");

    public JsonObject Measured => Source["measured"] as JsonObject ?? [];

    /// <summary>What the instance is started with.</summary>
    public Dictionary<string, object?> Input
        => Source["input"] is JsonObject given ? given.ToDictionary(pair => pair.Key, pair => (object?)pair.Value?.DeepClone()) : [];

    /// <summary>What happens after the first burst; null when every bookmark is simply resumed.</summary>
    public IReadOnlyList<JsonObject>? Steps => Source["steps"] is JsonArray steps ? [.. steps.Select(step => step!.AsObject())] : null;

    /// <summary>The definition to run; null when the case only describes it.</summary>
    public string? DefinitionJson => Source["definition"] is JsonObject given
        ? given.ToJsonString()
        : Text("definition_file") is { } file ? Read(file) : null;

    /// <summary>Everything that is published before the run, in order.</summary>
    public IReadOnlyList<string> Imports()
    {
        var load = Source["load"] as JsonObject;
        var listed = (load?["imports"] as JsonArray ?? []).Select(file => Read(file!.GetValue<string>()));
        var inFolder = load?["dir"]?.GetValue<string>() is { } directory
            ? Directory.GetFiles(Path.Combine(Folder, directory), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)
            : [];
        var given = (Source["definitions"] as JsonArray ?? []).Select(definition => definition!.ToJsonString());
        return [.. listed, .. inFolder, .. given];
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private string? Text(string property) => Source[property] is JsonValue value ? value.GetValue<string>() : null;
}
