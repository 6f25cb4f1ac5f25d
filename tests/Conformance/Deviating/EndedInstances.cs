using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Comparing;

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
        var instead = (JsonObject)result.DeepClone();
        foreach (var end in (instead["steps"] as JsonArray ?? []).Select(step => step!.AsObject()).Append(instead).Where(HasEnded))
        {
            Empty(end, "bookmarks");
            Empty(end, "bookmarksLeft");
            if (end.ContainsKey("resumed"))
            {
                end["resumed"] = 0;
            }

            RunningIsCanceled(end);
        }

        return JsonNode.DeepEquals(instead, result) ? [] : [Alternative.To(Reason, instead)];
    }

    private static bool HasEnded(JsonObject state) => Differences.Plain(state["subStatus"]) is "Faulted" or "Cancelled" or "Finished";

    private static void Empty(JsonObject state, string property)
    {
        if (state.ContainsKey(property))
        {
            state[property] = new JsonArray();
        }
    }

    /// <summary>What was still open is told, and so ends as cancelled.</summary>
    private static void RunningIsCanceled(JsonObject state)
    {
        if (state["activities"] is JsonArray activities)
        {
            state["activities"] = new JsonArray([.. activities.Select(activity => Differences.Plain(activity)!)
                .Select(activity => (JsonNode)(activity.EndsWith(" Running", StringComparison.Ordinal) ? activity[..^" Running".Length] + " Canceled" : activity))]);
        }
    }
}
