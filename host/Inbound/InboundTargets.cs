using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Finds who answers a call. A literal path wins over one with parameters, and a trigger over an instance that waits at the same path.</summary>
internal sealed class InboundTargets(TriggerIndex triggers, InstanceReader waiting, IInstanceStore instances)
{
    /// <returns>None, the one, or several between which nothing decides.</returns>
    public async Task<IReadOnlyList<InboundTarget>> FindAsync(InboundAddress address, CancellationToken cancellationToken)
    {
        var found = new List<InboundTarget>();
        if (address.InstanceId is null)
            found.AddRange((await triggers.OfAsync(HttpEndpointStimulus.Name, cancellationToken)).Select(trigger => OfTrigger(trigger, address)).OfType<InboundTarget>());
        found.AddRange((await BookmarksAsync(address, cancellationToken)).Select(bookmark => OfBookmark(bookmark, address)).OfType<InboundTarget>());
        if (found.Count == 0)
            return [];
        var best = found.Select(target => PathTemplate.Rank(target.Template)).Min(StringComparer.Ordinal);
        var closest = found.Where(target => PathTemplate.Rank(target.Template) == best).ToList();
        var starts = closest.Where(target => target.Trigger is not null).ToList();
        var chosen = starts.Count > 0 ? starts : closest;
        return chosen is [{ Bookmark: not null } single] ? [await WithSettingsAsync(single, cancellationToken)] : chosen;
    }

    // The exact path is found by its hash; only what has parameters must be compared one by one.
    private async Task<List<BookmarkRow>> BookmarksAsync(InboundAddress address, CancellationToken cancellationToken)
    {
        var exact = await waiting.WaitingForAsync(HttpEndpointStimulus.Hash(address.Path, address.Method), address.CorrelationId, cancellationToken);
        var open = exact.Count > 0 ? [] : await waiting.WaitingWithParametersAsync(HttpEndpointStimulus.Name, address.CorrelationId, cancellationToken);
        return [.. exact.Concat(open).Where(bookmark => address.InstanceId is null || bookmark.InstanceId == address.InstanceId)];
    }

    private static InboundTarget? OfTrigger(TriggerRecord trigger, InboundAddress address) =>
        Match(trigger.Payload as JsonObject, address) is var (template, values)
            ? new InboundTarget(template, values, trigger, null) { Settings = HttpEndpointSettings.Read(trigger.Settings) }
            : null;

    private static InboundTarget? OfBookmark(BookmarkRow bookmark, InboundAddress address) =>
        bookmark.Payload is { } payload && Match(JsonNode.Parse(payload) as JsonObject, address) is var (template, values)
            ? new InboundTarget(template, values, null, new WaitingBookmark(bookmark.InstanceId, bookmark.Id))
            : null;

    private static (string Template, Dictionary<string, string> Values)? Match(JsonObject? payload, InboundAddress address) =>
        payload?["path"]?.ToString() is { } template
        && string.Equals(payload["method"]?.ToString(), address.Method, StringComparison.OrdinalIgnoreCase)
        && PathTemplate.Match(template, address.Path) is { } values
            ? (template, values)
            : null;

    // What an instance waits with, who may call among it, stands in its state.
    private async Task<InboundTarget> WithSettingsAsync(InboundTarget target, CancellationToken cancellationToken)
    {
        var state = await instances.FindAsync(target.Bookmark!.InstanceId, cancellationToken);
        return target with { Settings = HttpEndpointSettings.Read(state?.Bookmarks.Find(bookmark => bookmark.Id == target.Bookmark.BookmarkId)?.Settings) };
    }
}
