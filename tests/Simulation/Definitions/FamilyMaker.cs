using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>Makes the definitions of a history.</summary>
internal static class FamilyMaker
{
    /// <param name="name">Tells these definitions from those of other histories.</param>
    public static Family Make(Choices choices, string name)
    {
        var definitions = new List<WorkflowDefinition>();
        var children = new List<string>();
        if (choices.Chance(30))
        {
            var child = Document(name + "c", choices, new BlockMaker(choices, 2, []).Root());
            child["options"]!["usableAsActivity"] = true;
            definitions.Add(WorkflowDefinition.Parse(child.ToJsonString()));
            children.Add(definitions[0].ActivityType);
        }

        string? other = null;
        if (choices.Chance(35))
        {
            other = name + "d";
            definitions.Add(WorkflowDefinition.Parse(Document(other, choices, new BlockMaker(choices, 2, []).Root()).ToJsonString()));
        }

        if (choices.Chance(40))
            definitions.Add(WorkflowDefinition.Parse(Started(name + "t", choices, children).ToJsonString()));
        var main = Document(name + "m", choices, new BlockMaker(choices, 4 + choices.Next(6), children, other).Root());
        definitions.Add(WorkflowDefinition.Parse(main.ToJsonString()));
        return new Family(definitions);
    }

    /// <summary>A workflow that an event starts: a flowchart whose first node is the trigger.</summary>
    private static JsonObject Started(string id, Choices choices, IReadOnlyList<string> children)
    {
        var maker = new BlockMaker(choices, 3, children);
        var trigger = maker.Nodes.New("Elsa.Event", ("eventName", Nodes.Literal(Names.StartEvent)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        var body = maker.Block(1, inLoop: false);
        var root = maker.Nodes.New(
            "Elsa.Flowchart", ("activities", Nodes.List([trigger, body])), ("connections", Nodes.List([Nodes.Arrow(trigger, "Done", body)])));
        var document = Document(id, choices, root);
        document["options"]!["activationStrategyType"] = choices.Weighted(3, 1, 1, 1) switch
        {
            0 => null,
            1 => "SingletonStrategy",
            2 => "CorrelatedSingletonStrategy",
            _ => "CorrelationStrategy",
        };
        return document;
    }

    private static JsonObject Document(string id, Choices choices, JsonObject root) => new()
    {
        ["id"] = id + "-1",
        ["definitionId"] = id,
        ["name"] = id.ToUpper(CultureInfo.InvariantCulture),
        ["version"] = 1,
        ["isPublished"] = true,
        ["options"] = new JsonObject { ["incidentStrategyType"] = choices.Next(2) == 0 ? "FaultStrategy" : "ContinueWithIncidentsStrategy" },
        ["variables"] = new JsonArray(new JsonObject
        {
            ["id"] = "more", ["name"] = "more", ["typeName"] = "Boolean", ["value"] = "false", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
        }),
        ["root"] = root,
    };
}
