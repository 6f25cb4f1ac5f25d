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

    /// <summary>A mail came in about it that decided nothing.</summary>
    MailReceived,

    /// <summary>One of its mails did not arrive.</summary>
    MailBounced,

    /// <summary>Somebody who was written to is out of office.</summary>
    OutOfOffice,

    /// <summary>A mail went to the person outside whose mail the request began with.</summary>
    MailSentOutside,

    /// <summary>That person answered.</summary>
    MailReceivedOutside,

    /// <summary>A mail to that person was left out: too many went to him or to others like him, or the address is one of the program's own.</summary>
    MailLeftOut,
}
