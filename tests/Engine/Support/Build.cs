using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>Writes small definitions: arrows as <c>"a -> b"</c> or <c>"a:True -> b"</c>.</summary>
internal static class Build
{
    public static WorkflowDefinition Workflow(JsonObject root, params JsonObject[] variables) => Named("test", root, variables);

    public static WorkflowDefinition Named(string name, JsonObject root, params JsonObject[] variables) => WorkflowDefinition.Parse(new JsonObject
    {
        ["id"] = name + "-v1",
        ["definitionId"] = name,
        ["name"] = name,
        ["version"] = 1,
        ["isPublished"] = true,
        ["variables"] = new JsonArray([.. variables]),
        ["root"] = root,
    }.ToJsonString());

    public static JsonObject Variable(string name, string type = "Object", JsonNode? value = null) => new()
    {
        ["id"] = "var-" + name,
        ["name"] = name,
        ["typeName"] = type,
        ["value"] = value,
        ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
    };

    public static JsonObject Node(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
        {
            node[name] = value;
        }

        return node;
    }

    public static JsonObject With(this JsonObject node, string property, JsonNode? value)
    {
        node[property] = value;
        return node;
    }

    /// <summary>Writes its own id.</summary>
    public static JsonObject Line(string id) => Node(id, "Elsa.WriteLine", ("text", Literal(id)));

    public static JsonObject LineOf(string id, string script) => Node(id, "Elsa.WriteLine", ("text", Script(script)));

    public static JsonObject Event(string id, string name) => Node(id, "Elsa.Event", ("eventName", Literal(name)));

    public static JsonObject Decision(string id, string condition) => Node(id, "Elsa.FlowDecision", ("condition", Script(condition)));

    public static JsonObject Set(string id, string variable, JsonNode value)
        => Node(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "var-" + variable, ["name"] = variable }), ("value", value));

    public static JsonObject Join(string id, string mode) => Node(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public static JsonObject Sequence(string id, params JsonObject[] activities)
        => Node(id, "Elsa.Sequence", ("activities", new JsonArray([.. activities])));

    public static JsonObject Flowchart(string id, JsonObject[] activities, params string[] arrows)
        => Node(id, "Elsa.Flowchart", ("activities", new JsonArray([.. activities])), ("connections", new JsonArray([.. arrows.Select(Arrow)])));

    public static JsonObject Literal(JsonNode? value) => Wrapped("Literal", value);

    public static JsonObject Script(string script) => Wrapped("JavaScript", script);

    public static JsonObject Wrapped(string language, JsonNode? value)
        => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };

    public static JsonObject Bound(string target)
        => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = target } };

    private static JsonObject Arrow(string text)
    {
        var ends = text.Split("->", StringSplitOptions.TrimEntries);
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
