using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Something the machine must do after the commit, at least once.</summary>
/// <param name="Kind">Names the handler, e.g. <c>mail</c> or <c>publish-event</c>.</param>
/// <param name="Key">Idempotency key: a second job of the same kind and key is the same job.</param>
/// <param name="Payload">What the handler needs.</param>
/// <param name="DueAt">Not before this instant (UTC); null means at once.</param>
public sealed record JobRequest(string Kind, string Key, JsonNode? Payload, DateTimeOffset? DueAt = null);
