using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>What a deed would do, or has done.</summary>
/// <param name="Lines">What happens, a sentence each, in the owner's language.</param>
/// <param name="Refusals">Why it cannot be done, with what to do instead; empty when it can.</param>
/// <param name="Detail">What the engine says to a refusal; null when there is nothing to add.</param>
/// <param name="Step">What is run again or passed over, for the audit trail; null for other deeds.</param>
public sealed record DeedOutlook(IReadOnlyList<string> Lines, IReadOnlyList<string> Refusals, string? Detail = null, SettledStep? Step = null)
{
    public bool IsPossible => Refusals.Count == 0;
}
