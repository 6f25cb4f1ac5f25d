namespace WorkflowCrm.Storage.Audit;

/// <summary>The end of the audit chain: the one row whose lock puts the entries of concurrent commits in order.</summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    public long Sequence { get; set; }

    public required string Hash { get; set; }
}
