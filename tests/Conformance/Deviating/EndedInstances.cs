using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Comparing;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>
/// In Elsa the bookmark rows of a faulted or cancelled instance stay and still answer to events, and what was open when an
/// instance ended early stays Running; here the bookmarks go, and what is open is cancelled. Only the containers of a faulted instance
/// stay open, for a retry.
/// </summary>
internal static class EndedInstances
{
    /// <summary>So many activities of a faulted instance may be containers; the cases have two at most.</summary>
    private const int MostContainers = 4;

    private const string Running = " Running";

    private const string Reason = "an instance that has ended leaves nothing open: no bookmarks, no running activities";

    public static IEnumerable<Alternative> Alternatives(JsonObject result)
    {
        // The measured result does not say which of the running activities are containers, so each choice of them may be right.
        var running = Differences.Plain(result["subStatus"]) is "Faulted" && result["activities"] is JsonArray activities ? activities.Count(IsRunning) : 0;
        for (var kept = 0; kept < 1 << Math.Min(running, MostContainers); kept++)
        {
            var instead = Instead(result, kept);
            if (!JsonNode.DeepEquals(instead, result))
                yield return Alternative.To(Reason, instead);
        }
    }

    /// <param name="kept">Bits for the running activities in their order: those that stay running.</param>
    private static JsonObject Instead(JsonObject result, int kept)
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

            RunningIsCanceled(end, kept);
        }

        return instead;
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
    private static void RunningIsCanceled(JsonObject state, int kept)
    {
        if (state["activities"] is JsonArray activities)
        {
            var number = 0;
            state["activities"] = new JsonArray([.. activities.Select(activity => IsRunning(activity) && (kept >> number++ & 1) == 0
                ? (JsonNode)(Differences.Plain(activity)![..^Running.Length] + " Canceled")
                : activity!.DeepClone())]);
        }
    }

    private static bool IsRunning(JsonNode? activity) => Differences.Plain(activity)!.EndsWith(Running, StringComparison.Ordinal);
}
