using WorkflowCrm.Engine.Compilation;

namespace WorkflowCrm.Engine.Execution;

/// <summary>A request to run a node, or to go on with an execution that waits or failed.</summary>
/// <param name="Outcomes">Given when the existing execution is not to run but to end with these.</param>
internal readonly record struct WorkItem(
    CompiledNode Node,
    ActivityExecution? Owner,
    IReadOnlyDictionary<string, object?>? Variables = null,
    bool CameBack = false,
    ActivityExecution? Existing = null,
    Bookmark? Bookmark = null,
    string[]? Outcomes = null);
