using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Simulation;

/// <summary>Something that the machine would have done outside: call a server, announce a task. It was not done.</summary>
/// <param name="At">When (virtual time, UTC).</param>
/// <param name="Kind">As in <see cref="Runtime.Jobs.WorkflowJobKinds"/>.</param>
public sealed record SimulatedJob(DateTimeOffset At, string Kind, string Key, JsonNode? Payload);
