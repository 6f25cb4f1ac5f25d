namespace WorkflowCrm.Crm.Approvals;

public enum TaskKind
{
    /// <summary>审批: decides over what another one asked for.</summary>
    Approval,

    /// <summary>办理: does something and reports it.</summary>
    Work,

    /// <summary>修改: the requester corrects what was returned to him.</summary>
    Revision,
}
