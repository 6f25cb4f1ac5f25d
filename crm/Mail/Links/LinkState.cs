namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>What a link can still do.</summary>
public enum LinkState
{
    /// <summary>There is no such link.</summary>
    Unknown,

    /// <summary>It decides when its person says so.</summary>
    Open,

    /// <summary>It has decided.</summary>
    Used,

    /// <summary>The task was decided, by another one or another way.</summary>
    Decided,

    /// <summary>The task is no longer open without anybody having decided it: withdrawn, lapsed, cancelled.</summary>
    Closed,

    /// <summary>The task is another one's now.</summary>
    NotYours,

    /// <summary>It was made void.</summary>
    Revoked,
}
