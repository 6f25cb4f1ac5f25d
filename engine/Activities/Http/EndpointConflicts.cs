using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Finds paths and methods that another published definition answers, since a call would not know whom it means, and paths that are reserved.</summary>
public static class EndpointConflicts
{
    /// <param name="text">The definition that is to be published.</param>
    /// <param name="mine">Its triggers.</param>
    /// <param name="published">The triggers of all published definitions.</param>
    /// <param name="nameOf">What people call the definition of this id.</param>
    public static IReadOnlyList<DefinitionFinding> Find(
        WorkflowDefinition text, IEnumerable<TriggerRecord> mine, IEnumerable<TriggerRecord> published, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(nameOf);
        var taken = published.Where(trigger => IsEndpoint(trigger) && trigger.DefinitionId != text.DefinitionId).ToLookup(Route, StringComparer.Ordinal);
        var findings = new FindingList();
        foreach (var trigger in mine.Where(IsEndpoint))
        {
            ReservedPaths.Check(findings, text.FindNode(trigger.ActivityId), Part(trigger, "path"));
            if (taken[Route(trigger)].FirstOrDefault() is { } other)
            {
                var (path, method) = ("/" + Part(trigger, "path"), Part(trigger, "method"));
                findings.Error(
                    FindingCodes.EndpointTaken,
                    text.FindNode(trigger.ActivityId),
                    $"The {path} path and {method} method are already in use by another workflow!",
                    path,
                    method,
                    nameOf(other.DefinitionId));
            }
        }

        return findings.All;
    }

    private static bool IsEndpoint(TriggerRecord trigger) => trigger.Name == HttpEndpointStimulus.Name;

    /// <summary>Paths that differ only in the names of their parameters catch the same calls.</summary>
    private static string Route(TriggerRecord trigger)
        => $"{Part(trigger, "method")} {string.Join('/', Part(trigger, "path").Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment))}";

    private static string Part(TriggerRecord trigger, string name) => (string?)trigger.Payload?[name] ?? "";
}
