using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Who answers a call: a trigger that starts an instance, or an instance that waits.</summary>
/// <param name="Template">The path as the definition has it.</param>
/// <param name="RouteData">The values of its parameters.</param>
/// <param name="Trigger">Null when an instance waits.</param>
/// <param name="Bookmark">Null when an instance is started.</param>
internal sealed record InboundTarget(
    string Template, IReadOnlyDictionary<string, string> RouteData, TriggerRecord? Trigger, WaitingBookmark? Bookmark)
{
    public HttpEndpointSettings Settings { get; init; } = new();
}
