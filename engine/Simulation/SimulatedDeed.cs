namespace WorkflowCrm.Engine.Simulation;

/// <summary>What somebody outside the machine does next: a decision, an event.</summary>
/// <param name="At">When, at the earliest (UTC).</param>
/// <param name="DoAsync">Does it, within one transaction of the store in memory.</param>
public sealed record SimulatedDeed(DateTimeOffset At, Func<CancellationToken, Task> DoAsync);
