using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Memory;

/// <summary>A job that waits in a <see cref="MemoryStore"/>.</summary>
/// <param name="Number">The order in which jobs were enqueued.</param>
/// <param name="DueAt">Not before this instant (UTC).</param>
public sealed record MemoryJob(long Number, JobRequest Request, DateTimeOffset DueAt);
