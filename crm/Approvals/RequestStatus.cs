namespace WorkflowCrm.Crm.Approvals;

/// <summary>Where a request stands.</summary>
public enum RequestStatus
{
    /// <summary>On its way, or in effect and not yet closed.</summary>
    Running,

    /// <summary>Back with the requester, who corrects and resubmits it.</summary>
    Returned,

    /// <summary>Over; the outcome says how.</summary>
    Finished,
}
