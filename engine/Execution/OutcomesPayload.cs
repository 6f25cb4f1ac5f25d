using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The journal's note of the outcomes that an activity named.</summary>
internal static class OutcomesPayload
{
    public static JsonObject From(string[] outcomes)
    {
        var names = new JsonArray();
        foreach (var outcome in outcomes)
        {
            names.Add((JsonNode)outcome);
        }

        return new JsonObject { ["Outcomes"] = names };
    }
}
