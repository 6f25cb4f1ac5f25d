namespace WorkflowCrm.Crm.Approvals;

/// <summary>How a decision came in.</summary>
public enum Channel
{
    Page,
    Api,
    MailLink,
    MailReply,
    System,
}
