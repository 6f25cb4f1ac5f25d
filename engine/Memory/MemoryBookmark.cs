namespace WorkflowCrm.Engine.Memory;

/// <summary>A bookmark's row: where an instance waits, to be found by what it waits for.</summary>
/// <param name="Number">The order in which bookmarks were stored.</param>
public sealed record MemoryBookmark(long Number, string Id, string InstanceId, string Hash, string? CorrelationId);
