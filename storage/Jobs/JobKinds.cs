namespace WorkflowCrm.Storage.Jobs;

/// <summary>The kinds of jobs that the storage itself enqueues.</summary>
public static class JobKinds
{
    /// <summary>Resumes a bookmark when it is due; key: the bookmark's id; payload: <see cref="TimerPayload"/>.</summary>
    public const string Timer = "timer";

    /// <summary>The triggers that a clock starts have changed: the schedules are to be made anew from <c>TriggerIndex</c>; no payload; each change has a key of its own.</summary>
    public const string SyncSchedules = "sync-schedules";

    /// <summary>Sends a stored mail; key: its Message-ID; payload: <see cref="MailPayload"/>.</summary>
    public const string Mail = "mail";
}

/// <summary>Which bookmark a timer resumes.</summary>
public sealed record TimerPayload(string InstanceId, string BookmarkId);

/// <summary>Which mail is to be sent.</summary>
public sealed record MailPayload(string MailId);
