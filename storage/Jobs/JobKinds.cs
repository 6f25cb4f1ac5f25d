namespace WorkflowCrm.Storage.Jobs;

/// <summary>The kinds of jobs that the storage itself enqueues.</summary>
public static class JobKinds
{
    /// <summary>Resumes a bookmark when it is due; key: the bookmark's id; payload: <see cref="TimerPayload"/>.</summary>
    public const string Timer = "timer";

    /// <summary>Sends a stored mail; key: its Message-ID; payload: <see cref="MailPayload"/>.</summary>
    public const string Mail = "mail";

    /// <summary>Brings the schedules into line with the published definitions; key: any that is new; no payload.</summary>
    public const string SyncSchedules = "sync-schedules";
}

/// <summary>Which bookmark a timer resumes.</summary>
public sealed record TimerPayload(string InstanceId, string BookmarkId);

/// <summary>Which mail is to be sent.</summary>
public sealed record MailPayload(string MailId);
