namespace WorkflowCrm.Crm.Customers;

/// <summary>A person at the customer (F13).</summary>
public sealed class Contact
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Name { get; set; }

    public string? Title { get; set; }

    public string? Phone { get; set; }

    public string? Mail { get; set; }

    public bool IsMain { get; set; }
}
