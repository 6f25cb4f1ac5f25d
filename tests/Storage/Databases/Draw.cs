using System.Text.Json.Nodes;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>Draws small definitions: a sequence of nodes.</summary>
public static class Draw
{
    public static string Definition(string id, string name, params JsonObject[] nodes) => Document(id, name, nodes).ToJsonString();

    public static string Draft(string id, string name, Action<JsonObject> change, params JsonObject[] nodes)
    {
        var document = Document(id, name, nodes);
        change(document);
        return document.ToJsonString();
    }

    /// <summary>A definition that others may use as an activity.</summary>
    public static string Child(string id, string name, bool updatesConsumers, params JsonObject[] nodes) => Draft(
        id, name, document => document["options"] = new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = updatesConsumers }, nodes);

    public static JsonObject Line(string id, string text) => Node(id, "Elsa.WriteLine", ("text", Literal(text)));

    public static JsonObject Event(string id, string name, bool starts = false) => Starts(Node(id, "Elsa.Event", ("eventName", Literal(name))), starts);

    public static JsonObject Endpoint(string id, string path, string method = "GET") =>
        Starts(Node(id, "Elsa.HttpEndpoint", ("path", Literal(path)), ("supportedMethods", Literal($"[\"{method}\"]"))), starts: true);

    public static JsonObject Clock(string id, string cron) => Starts(Node(id, "Elsa.Cron", ("cronExpression", Literal(cron))), starts: true);

    /// <summary>A node that stands for a workflow.</summary>
    public static JsonObject Use(string id, string definitionId, string? versionId = null)
    {
        var node = Node(id, "Used", ("workflowDefinitionId", definitionId));
        if (versionId is not null)
            node["workflowDefinitionVersionId"] = versionId;
        return node;
    }

    public static JsonObject Node(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
            node[name] = value;
        return node;
    }

    private static JsonObject Document(string id, string name, JsonObject[] nodes) => new()
    {
        ["definitionId"] = id,
        ["name"] = name,
        ["root"] = new JsonObject { ["id"] = "s", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray([.. nodes]) },
    };

    private static JsonObject Starts(JsonObject node, bool starts)
    {
        node["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        return node;
    }

    private static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String",
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };
}
