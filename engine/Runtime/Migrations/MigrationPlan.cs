using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Engine.Runtime.Migrations;

/// <summary>What a migration would do, or has done.</summary>
/// <param name="Problem">Why it is refused, in words that say what to do; null unless the outcome is Refused.</param>
/// <param name="FromVersion">The version that the instance ran on; 0 when there is no such instance.</param>
/// <param name="ToVersion">The other version; 0 when there is none.</param>
/// <param name="Effects">For each open execution, bookmark and flowchart, and for each variable that changes.</param>
public sealed record MigrationPlan(
    RepairOutcome Outcome,
    string? Problem,
    string FromVersionId,
    int FromVersion,
    string ToVersionId,
    int ToVersion,
    IReadOnlyList<MigrationEffect> Effects)
{
    /// <summary>Whether it can be done (or, after a migration, was done).</summary>
    public bool IsDone => Outcome == RepairOutcome.Done;
}
