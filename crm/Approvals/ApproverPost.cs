namespace WorkflowCrm.Crm.Approvals;

/// <summary>The posts that an approver rule can name.</summary>
public enum ApproverPost
{
    /// <summary>Who asked.</summary>
    Requester,

    /// <summary>The manager of the requester's department.</summary>
    ManagerOfRequester,

    /// <summary>The deputy GM in charge of the requester's department (section 6.3).</summary>
    LeaderOfRequester,

    /// <summary>The requester's next superior, whoever that is.</summary>
    SuperiorOfRequester,

    /// <summary>The manager of the department that the step is about.</summary>
    ManagerOfUnit,

    /// <summary>The deputy GM in charge of the department that the step is about.</summary>
    LeaderOfUnit,

    GeneralManager,

    Chairman,

    /// <summary>Somebody with a role.</summary>
    Role,

    /// <summary>One person by name.</summary>
    Person,
}
