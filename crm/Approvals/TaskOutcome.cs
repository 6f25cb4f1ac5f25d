namespace WorkflowCrm.Crm.Approvals;

/// <summary>One way to decide a task.</summary>
/// <param name="Name">In definitions and in the API: Approved, Rejected, Returned, Submitted or a name of the process.</param>
/// <param name="Label">As the process owner wrote it; empty for the standard words of the resources.</param>
/// <param name="NeedsComment">A reason is required (R064: rejected and returned).</param>
public sealed record TaskOutcome(string Name, string Label, bool NeedsComment);
