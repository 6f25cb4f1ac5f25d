namespace WorkflowCrm.Crm.Audit;

/// <summary>
/// Where a chain stands: its last entry's sequence and hash. Kept outside the database (a mail to the auditor, a printed report), it shows
/// later whether entries were cut off or the whole chain was rewritten.
/// </summary>
/// <param name="Sequence">The last entry's sequence; 0 before the first entry.</param>
/// <param name="Hash">The last entry's hash, 64 lower-case hex characters.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>The beginning of every chain: sequence 0 and 64 zeros.</summary>
    public static AuditHead Empty { get; } = new(0, new string('0', 64));

    /// <summary>The head of a chain that ends with that entry.</summary>
    public static AuditHead Of(AuditEntry entry) => new(entry.Sequence, entry.Hash);
}
