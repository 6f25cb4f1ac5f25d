using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Fuzz.Mutation;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Reads and runs scripts that a grammar makes, mutated or not.</summary>
internal sealed class JavaScriptTarget : IFuzzTarget
{
    public string Name => "javascript";

    public string Make(Random random)
    {
        var script = new ScriptGrammar(random).Program();
        return random.Next(3) == 0 ? TextMutation.Mutate(script, random) : script;
    }

    public Task ReadAsync(string input) => new SmallEngine().RunAsync(Definition("JavaScript", input), new() { ["Title"] = "T", ["Amount"] = 5 });

    /// <summary>A definition whose one activity keeps the value of an expression.</summary>
    public static WorkflowDefinition Definition(string language, string text, string type = "Object") => WorkflowDefinition.Parse(new JsonObject
    {
        ["definitionId"] = "any",
        ["variables"] = new JsonArray(
            new JsonObject { ["id"] = "v", ["name"] = "Value", ["typeName"] = type },
            new JsonObject { ["id"] = "l", ["name"] = "List", ["typeName"] = "Object", ["value"] = new JsonArray(1, "a", null, new JsonArray(2), new JsonObject { ["n"] = 1.5 }) }),
        ["root"] = new JsonObject
        {
            ["id"] = "s",
            ["type"] = "Elsa.SetVariable",
            ["variable"] = new JsonObject { ["id"] = "v" },
            ["value"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = text } },
        },
    }.ToJsonString());
}
