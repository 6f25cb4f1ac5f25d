using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>Which event is to be sent.</summary>
/// <param name="InstanceId">Given when only this instance is meant.</param>
public sealed record EventPayload(string EventName, string? CorrelationId = null, string? InstanceId = null, JsonNode? Payload = null);
