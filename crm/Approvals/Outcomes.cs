namespace WorkflowCrm.Crm.Approvals;

/// <summary>The standard outcome names (section 7.0 of the workflow sketches).</summary>
public static class Outcomes
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Returned = "Returned";
    public const string Submitted = "Submitted";
    public const string TimedOut = "TimedOut";
    public const string Withdrawn = "Withdrawn";
    public const string Cancelled = "Cancelled";
}
