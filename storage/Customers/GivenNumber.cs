namespace WorkflowCrm.Storage.Customers;

/// <summary>A customer number that was given once and is never given again, whatever became of the customer (R007).</summary>
internal sealed class GivenNumber
{
    public required string Number { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}
