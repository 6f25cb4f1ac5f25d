namespace WorkflowCrm.Engine.Runtime.Incidents;

/// <summary>What became of a retry or a skip.</summary>
/// <param name="Problem">Why it was refused, in words that say what to do; null unless the outcome is Refused.</param>
/// <param name="Step">What is run again or passed over; null unless the outcome is Done.</param>
public sealed record RepairResult(RepairOutcome Outcome, string? Problem = null, SettledStep? Step = null)
{
    /// <summary>Whether the instance has gone on.</summary>
    public bool IsDone => Outcome == RepairOutcome.Done;
}
