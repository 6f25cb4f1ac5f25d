using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>
/// In Elsa the bookmark rows of a faulted or cancelled instance stay and still answer to events, and what was open when an
/// instance ended early stays Running; here the bookmarks go, and what is open is cancelled.
/// </summary>
internal static class EndedInstances
{
    private const string Reason = "an instance that has ended leaves nothing open: no bookmarks, no running activities";

    public static IEnumerable<Alternative> Alternatives(JsonObject result)
    {
        if (!States(result).Any(HasEnded))
        {
            return [];
        }

        var instead = (JsonObject)result.DeepClone();
        foreach (var end in States(instead).Where(HasEnded))
        {
            Empty(end, "bookmarks");
            Empty(end, "bookmarksLeft");
            if (end.ContainsKey("resumed"))
            {
                end["resumed"] = 0;
            }
        }

        instead.Remove("activities");
        return [new Alternative(Reason, record => [.. Comparison.Compare(instead, record), .. Activities(result, record)])];
    }

    private static IEnumerable<JsonObject> States(JsonObject result)
        => (result["steps"] as JsonArray ?? []).Select(step => step!.AsObject()).Append(result);

    /// <summary>What was still open is told, and so ends as cancelled; what a retry would need stays as it is.</summary>
    private static IReadOnlyList<string> Activities(JsonObject result, CaseRecord record)
    {
        var differences = new Differences();
        if (result["activities"] is JsonArray wanted)
        {
            ActivityEnds.CheckEnded(differences, Comparison.Texts(wanted), record.Journal);
        }

        return differences.All;
    }

    private static bool HasEnded(JsonObject state) => Differences.Plain(state["subStatus"]) is "Faulted" or "Cancelled" or "Finished";

    private static void Empty(JsonObject state, string property)
    {
        if (state.ContainsKey(property))
        {
            state[property] = new JsonArray();
        }
    }
}
