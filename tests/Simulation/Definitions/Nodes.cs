using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>Writes the JSON of nodes, with ids that count.</summary>
internal sealed class Nodes
{
    private int _last;

    /// <summary>How many there are.</summary>
    public int Count => _last;

    public JsonObject New(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"n{++_last}");
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
            node[name] = value;
        return node;
    }

    public static JsonArray List(IEnumerable<JsonObject> nodes) => new([.. nodes]);

    public static JsonObject Literal(JsonNode? value) => Wrapped("Literal", value);

    public static JsonObject Script(string script) => Wrapped("JavaScript", script);

    public static JsonObject Variable(string name) => Wrapped("Variable", new JsonObject { ["id"] = name, ["name"] = name });

    public static JsonObject Wrapped(string language, JsonNode? value)
        => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };

    public static JsonObject Arrow(JsonObject from, string port, JsonObject to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = (string?)from["id"], ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = (string?)to["id"], ["port"] = "In" },
    };
}
