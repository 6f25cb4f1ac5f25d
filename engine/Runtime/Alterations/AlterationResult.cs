using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>What became of a list of alterations: all of them were made, or none.</summary>
/// <param name="Problem">Why they were refused, in words that say what to do; null unless the outcome is Refused.</param>
/// <param name="Changes">What each has changed (or, in a plan, would change), in their order; empty unless the outcome is Done.</param>
/// <param name="SubStatus">How the instance stands now; null unless the alterations were made.</param>
public sealed record AlterationResult(
    RepairOutcome Outcome, string? Problem, IReadOnlyList<AlterationChange> Changes, InstanceSubStatus? SubStatus = null)
{
    /// <summary>Whether the alterations were made (or, in a plan, can be).</summary>
    public bool IsDone => Outcome == RepairOutcome.Done;
}
