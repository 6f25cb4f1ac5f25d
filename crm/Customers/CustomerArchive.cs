namespace WorkflowCrm.Crm.Customers;

/// <summary>The confidential part of a customer's card (机密, R051): only for those with a right or a grant.</summary>
public sealed class CustomerArchive
{
    public required string CustomerId { get; init; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? LegalRepresentative { get; set; }

    public string? BankAccount { get; set; }

    /// <summary>Yuan.</summary>
    public decimal? CreditLimit { get; set; }

    public string? CreditGrade { get; set; }

    public string? Characteristics { get; set; }

    public string? TransactionState { get; set; }

    public string? Notes { get; set; }

    public List<Contact> Contacts { get; init; } = [];

    public List<Contract> Contracts { get; init; } = [];

    public List<Payment> Payments { get; init; } = [];
}
