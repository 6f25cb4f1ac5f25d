using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Activities;

/// <summary>One stimulus that starts a workflow.</summary>
/// <param name="Payload">What tells the stimulus from others of the activity's type; part of the hash.</param>
/// <param name="Settings">What whoever receives the stimulus must know besides, e.g. who may call an endpoint; no part of the hash.</param>
public sealed record TriggerPayload(JsonNode? Payload, JsonObject? Settings = null);
