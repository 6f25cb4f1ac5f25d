using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>How things stood after a step; the start is the first one.</summary>
/// <param name="Resumed">How many bookmarks an event resumed; null for other steps.</param>
/// <param name="Lines">All that was written so far.</param>
/// <param name="Bookmarks">The names of what the instance waits for.</param>
internal sealed record StepRecord(int? Resumed, InstanceSubStatus SubStatus, IReadOnlyList<string> Lines, IReadOnlyList<string> Bookmarks);
