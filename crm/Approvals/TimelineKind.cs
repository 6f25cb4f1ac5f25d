namespace WorkflowCrm.Crm.Approvals;

/// <summary>What happened; the text is the resource <c>timeline.{kind}</c>.</summary>
public enum TimelineKind
{
    Submitted,
    TaskAssigned,
    Decided,
    Skipped,
    Reminded,
    Escalated,
    TimedOut,
    Transferred,
    Resubmitted,
    Withdrawn,
    TaskCancelled,
    AccessGranted,
    AccessRevoked,
    ViolationOpened,
    MailSent,
    Closed,
    Failed,

    /// <summary>An administrator let a failed process go on.</summary>
    Reopened,
}
