namespace WorkflowCrm.Crm.Audit;

/// <summary>What a verification of the audit chain found.</summary>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit; null when the chain is whole.</param>
/// <param name="Reason">Code of what is wrong there: gap, altered, wrong-previous, truncated.</param>
public sealed record AuditVerification(long Entries, long? BrokenAt, string? Reason)
{
    public bool IsWhole => BrokenAt is null;
}
