namespace WorkflowCrm.Crm.Approvals;

/// <summary>An approver rule as read.</summary>
/// <param name="Post">What it names.</param>
/// <param name="Key">The role's key or the person's login; empty for the other posts.</param>
public sealed record ApproverTerm(ApproverPost Post, string Key = "");
