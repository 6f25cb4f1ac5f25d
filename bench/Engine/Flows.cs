using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Bench.Engine;

/// <summary>The definitions that are measured.</summary>
internal static class Flows
{
    /// <summary>What <see cref="Waiting"/> and <see cref="Looping"/> wait for.</summary>
    public const string EventName = "go";

    /// <summary>Five activities in a row, never waiting.</summary>
    public static string FiveActivities { get; } = Flowchart(
        "five", [Node("start", "Elsa.Start"), Set("one", 1), Decision("choice"), Set("two", 2), Node("end", "Elsa.End")],
        "start -> one", "one -> choice", "choice:True -> two", "two -> end");

    /// <summary>Five activities, the middle one waits.</summary>
    public static string Waiting { get; } = Flowchart(
        "waiting", [Node("start", "Elsa.Start"), Set("one", 1), Event("wait"), Set("two", 2), Node("end", "Elsa.End")],
        "start -> one", "one -> wait", "wait -> two", "two -> end");

    /// <summary>Waits, does four things and waits again, for ever: five activities a round.</summary>
    public static string Looping { get; } = Flowchart(
        "looping", [Node("start", "Elsa.Start"), Event("wait"), Set("one", 1), Decision("choice"), Set("two", 2), Set("three", 3)],
        "start -> wait", "wait -> one", "one -> choice", "choice:True -> two", "two -> three", "three -> wait");

    public static WorkflowDefinition Parse(string json) => WorkflowDefinition.Parse(json);

    private static string Flowchart(string name, JsonObject[] activities, params string[] arrows) => new JsonObject
    {
        ["id"] = name + "-v1",
        ["definitionId"] = name,
        ["name"] = name,
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = true,
        ["variables"] = new JsonArray(new JsonObject
        {
            ["id"] = "amount", ["name"] = "amount", ["typeName"] = "Int32", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
        }),
        ["root"] = Node(
            "flow", "Elsa.Flowchart", ("activities", new JsonArray([.. activities])), ("connections", new JsonArray([.. arrows.Select(Arrow)]))),
    }.ToJsonString();

    private static JsonObject Set(string id, int value) =>
        Node(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "amount", ["name"] = "amount" }), ("value", Literal(value)));

    private static JsonObject Decision(string id) => Node(id, "Elsa.FlowDecision", ("condition", Literal(true)));

    private static JsonObject Event(string id) => Node(id, "Elsa.Event", ("eventName", Literal(EventName)));

    private static JsonObject Node(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
            node[name] = value;
        return node;
    }

    private static JsonObject Literal(JsonNode value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject Arrow(string text)
    {
        var ends = text.Split(" -> ");
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
