using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>Publishes small workflows into a running program and looks at what became of them.</summary>
internal static class Workflows
{
    /// <summary>A workflow of activities that follow each other; the first one may be its trigger.</summary>
    public static string Definition(string id, params string[] activities)
    {
        var nodes = activities.Select((activity, i) =>
        {
            var node = JsonNode.Parse(activity)!.AsObject();
            node["id"] ??= $"a{i}";
            return node;
        }).ToArray();
        var connections = nodes.Zip(nodes.Skip(1), (from, to) => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from["id"]!.DeepClone(), ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = to["id"]!.DeepClone(), ["port"] = "In" },
        }).ToArray();
        return new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = new JsonObject
            {
                ["type"] = "Elsa.Flowchart",
                ["id"] = "flow",
                ["activities"] = new JsonArray(nodes),
                ["connections"] = new JsonArray(connections),
            },
        }.ToJsonString();
    }

    /// <summary>One activity with literal inputs.</summary>
    public static string Node(string type, bool starts, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["type"] = type, ["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts } };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = JsonSerializer.SerializeToNode(value) } };
        return node.ToJsonString();
    }

    public static async Task PublishAsync(this WorkflowCrmApp app, string definition)
    {
        var publication = await app.TryPublishAsync(definition);
        Assert.False(publication.IsBlocked, string.Join('\n', publication.Findings.Select(finding => finding.Message)));
    }

    /// <summary>What became of it; the publication may be blocked.</summary>
    public static async Task<Publication> TryPublishAsync(this WorkflowCrmApp app, string definition)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PublishDefinition>().TextAsync(definition, expected: null, ChangeBy.System, CancellationToken.None)).Value;
    }

    /// <summary>The instances of a definition, the first one first.</summary>
    public static async Task<IReadOnlyList<InstanceRow>> InstancesOfAsync(this WorkflowCrmApp app, string definitionId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InstanceReader>().Instances
            .Where(i => i.DefinitionId == definitionId).OrderBy(i => i.CreatedAt).ToListAsync();
    }

    public static async Task<InstanceState> StateOfAsync(this WorkflowCrmApp app, string instanceId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IInstanceStore>().FindAsync(instanceId, CancellationToken.None))!;
    }

    /// <summary>Waits for what happens behind the program's back.</summary>
    public static async Task<T> SoonAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await look();
            if (isThere(seen) || tries == 300)
                return seen;
            await Task.Delay(100);
        }
    }
}
