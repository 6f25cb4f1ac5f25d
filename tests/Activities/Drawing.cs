using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Tests;

/// <summary>Small processes for tests: a submitted request, then steps one after another.</summary>
public static class Drawing
{
    /// <param name="steps">Type and literal inputs of each step; a step is followed by whatever outcome the next one names as <c>after</c>.</param>
    public static WorkflowDefinition Of(params (string Type, object Inputs)[] steps)
    {
        var activities = new JsonArray(Node("start", "WorkflowCrm.RequestSubmitted", new JsonObject()));
        var arrows = new JsonArray();
        for (var i = 0; i < steps.Length; i++)
        {
            var inputs = JsonSerializer.SerializeToNode(steps[i].Inputs)!.AsObject();
            var port = inputs["after"]?.ToString() ?? "Done";
            inputs.Remove("after");
            activities.Add(Node($"step{i}", steps[i].Type, inputs));
            arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = i == 0 ? "start" : $"step{i - 1}", ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = $"step{i}", ["port"] = "In" },
            });
        }

        activities[0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return WorkflowDefinition.Parse(new JsonObject
        {
            ["id"] = VersionOf(activities, arrows), ["definitionId"] = "drawing", ["name"] = "试画", ["isPublished"] = true,
            ["variables"] = new JsonArray(
                new JsonObject { ["id"] = "v1", ["name"] = "answer", ["typeName"] = "String" },
                new JsonObject { ["id"] = "v2", ["name"] = "agreed", ["typeName"] = "Boolean", ["value"] = "true" }),
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = arrows },
        }.ToJsonString());
    }

    /// <summary>Versions are immutable and compiled once, so another drawing must have another id.</summary>
    private static string VersionOf(JsonArray activities, JsonArray arrows) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(activities.ToJsonString() + arrows.ToJsonString())));

    private static JsonObject Node(string id, string type, JsonObject inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["metadata"] = new JsonObject { ["displayText"] = "步骤 " + id } };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value?.DeepClone() },
            };
        }

        return node;
    }
}
