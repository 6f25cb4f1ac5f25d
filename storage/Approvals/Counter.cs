namespace WorkflowCrm.Storage.Approvals;

/// <summary>The last number given in a series; its row is the series' lock.</summary>
internal sealed class Counter
{
    public required string Name { get; init; }

    public long Value { get; set; }
}
