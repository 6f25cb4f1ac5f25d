namespace WorkflowCrm.Crm.Customers;

/// <summary>An instalment due from the customer (F15).</summary>
public sealed class Payment
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string ContractNumber { get; init; }

    public required DateOnly DueOn { get; set; }

    public DateOnly? PaidOn { get; set; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; set; }
}
