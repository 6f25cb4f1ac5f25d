using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The journal's note of the outcomes that an activity named.</summary>
internal static class OutcomesPayload
{
    private const string Name = "Outcomes";

    public static JsonObject From(string[] outcomes)
    {
        var names = new JsonArray();
        foreach (var outcome in outcomes)
        {
            names.Add((JsonNode)outcome);
        }

        return new JsonObject { [Name] = names };
    }

    public static IReadOnlyList<string> Read(JsonNode? payload)
        => payload is JsonObject note && note[Name] is JsonArray names ? [.. names.Select(name => (string?)name).OfType<string>()] : [];
}
