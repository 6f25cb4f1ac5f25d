using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>A task that somebody outside is to do, and an instance that waits for it.</summary>
/// <param name="TaskId">By which it is reported as done: <see cref="Activities.Primitives.TaskStimulus.Completed"/>.</param>
public sealed record RunTaskPayload(string InstanceId, string TaskId, string TaskName, JsonNode? Payload = null);
