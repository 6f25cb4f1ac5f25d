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

    /// <summary>Of a request whose process ended without naming an outcome.</summary>
    public const string Completed = "Completed";

    /// <summary>Of a request whose process could not go on.</summary>
    public const string Faulted = "Faulted";

    /// <summary>True for the outcomes that need a reason whatever the process says (R064).</summary>
    public static bool AlwaysNeedsReason(string outcome) => outcome is Rejected or Returned;

    /// <summary>True for the outcomes that turn the task down: what its form asks for is not demanded then.</summary>
    public static bool TurnsDown(string outcome) => outcome is Rejected or Returned or Withdrawn or Cancelled;
}
