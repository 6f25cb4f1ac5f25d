namespace WorkflowCrm.Engine.Runtime;

/// <summary>What became of an attempt to resume a bookmark.</summary>
public enum ResumeOutcome
{
    Resumed,

    /// <summary>The instance runs, but no longer waits (or has failed) there: nothing was done.</summary>
    BookmarkGone,

    /// <summary>The instance has ended: nothing was done.</summary>
    NotRunning,

    /// <summary>There is no such instance.</summary>
    NotFound,
}
