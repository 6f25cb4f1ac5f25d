using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Instances;

/// <summary>Small workflows for the tests of instances: one step that fails until a variable is set, then one that waits.</summary>
internal static class Shop
{
    /// <summary>Publishes the workflow and starts an instance of it, which fails unless it is ready.</summary>
    public static async Task<string> StartAsync(this DrawingOffice office, string definitionId, bool isReady = false, string? name = null)
    {
        await office.App.PublishAsync(Definition(definitionId, isReady));
        return await office.StartAgainAsync(definitionId, name);
    }

    public static async Task<string> StartAgainAsync(this DrawingOffice office, string definitionId, string? name = null)
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        var id = scope.ServiceProvider.GetRequiredService<IIds>().New();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(
            async token =>
            {
                var start = new StartInstance
                {
                    DefinitionId = definitionId, InstanceId = id, Name = name ?? "订单 " + definitionId, CorrelationId = "corr-" + definitionId,
                };
                await scope.ServiceProvider.GetRequiredService<Bursts>().StartAsync(start, token);
                return true;
            },
            CancellationToken.None);
        return id;
    }

    public static string Definition(string definitionId, bool isReady, string waitName = "等付款") => new JsonObject
    {
        ["definitionId"] = definitionId,
        ["name"] = definitionId,
        ["variables"] = new JsonArray(
            new JsonObject { ["id"] = "v-ready", ["name"] = "Ready", ["typeName"] = "Boolean", ["value"] = isReady ? "true" : "false", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" },
            new JsonObject { ["id"] = "v-total", ["name"] = "Total", ["typeName"] = "Decimal", ["value"] = "42.5", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" },
            new JsonObject { ["id"] = "v-list", ["name"] = "Items", ["typeName"] = "Object", ["value"] = null, ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" }),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["id"] = "flow",
            ["activities"] = new JsonArray(
                Step("check", "Elsa.RunJavaScript", "检查 <库存>", "Script", "JavaScript", "if (!variables.Ready) throw new Error('还没有准备好 <b>');"),
                Step("wait", "Elsa.Event", waitName, "EventName", "Literal", "paid-" + definitionId),
                Step("note", "Elsa.WriteLine", "记录", "Text", "Literal", "done")),
            ["connections"] = new JsonArray(Arrow("check", "wait"), Arrow("wait", "note")),
        },
    }.ToJsonString();

    private static JsonObject Step(string id, string type, string name, string input, string syntax, string value) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["metadata"] = new JsonObject { ["displayText"] = name },
        [char.ToLowerInvariant(input[0]) + input[1..]] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value },
        },
    };

    private static JsonObject Arrow(string from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
