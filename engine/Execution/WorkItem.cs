using WorkflowCrm.Engine.Compilation;

namespace WorkflowCrm.Engine.Execution;

/// <summary>A request to run a node, or to go on with an execution that waits.</summary>
internal readonly record struct WorkItem(
    CompiledNode Node,
    ActivityExecution? Owner,
    IReadOnlyDictionary<string, object?>? Variables = null,
    bool CameBack = false,
    ActivityExecution? Existing = null,
    Bookmark? Bookmark = null);
