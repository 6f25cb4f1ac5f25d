using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>A job that a program has taken.</summary>
/// <param name="Claim">The store's own notion of it.</param>
internal sealed record ClaimedJob(JobRequest Request, DateTimeOffset DueAt, object Claim);
