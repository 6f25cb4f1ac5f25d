using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Host.Pages.Customers;

/// <summary>A customer's card as its reader may see it.</summary>
/// <param name="Customer">The public part.</param>
/// <param name="Keeper">Who keeps the confidential part and opens it (R056, R059); null while the post is vacant.</param>
/// <param name="Basis">By which right the reader may open it; None when he must ask.</param>
/// <param name="Grants">The reader's grants that are active now.</param>
/// <param name="Asked">His requests about this customer that still run.</param>
/// <param name="MayAsk">He may start the process that asks for it.</param>
public sealed record CustomerCard(
    Customer Customer, Person? Keeper, ReadingBasis Basis, IReadOnlyList<Grant> Grants, IReadOnlyList<Request> Asked, bool MayAsk)
{
    public bool MayOpen => Basis != ReadingBasis.None;
}
