using WorkflowCrm.Host.Demo.Customers;

namespace WorkflowCrm.Host.Demo.Deals;

/// <summary>What a customer with dealings has signed and how he pays, before dates and amounts are known.</summary>
internal sealed class DealDraft(CustomerDraft customer)
{
    public CustomerDraft Customer => customer;

    /// <summary>Contracts of the current calendar year; their sum is the grade basis (G05).</summary>
    public int ThisYear { get; set; } = 1;

    /// <summary>A contract of the year before carries the late payments: everybody who ever paid late has one.</summary>
    public bool HasEarlier => customer.Credit != 'A';

    public int Contracts => ThisYear + (HasEarlier ? 1 : 0);

    public int Payments { get; set; }

    public List<Lateness> Late { get; } = [];
}
