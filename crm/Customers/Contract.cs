namespace WorkflowCrm.Crm.Customers;

/// <summary>A contract with the customer (F14).</summary>
public sealed class Contract
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Number { get; init; }

    public required string Subject { get; set; }

    public required DateOnly SignedOn { get; set; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; set; }

    public string? Remark { get; set; }
}
