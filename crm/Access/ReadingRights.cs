using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Access;

/// <summary>Who may read which archive without asking, and who by a grant (P07, P08).</summary>
public static class ReadingRights
{
    /// <summary>The strongest right that the person has; <see cref="ReadingBasis.None"/> when he must ask first.</summary>
    /// <param name="organisation">The company.</param>
    /// <param name="personId">Who wants to read.</param>
    /// <param name="customer">Whose archive.</param>
    /// <param name="activeGrants">His grants for this archive that are active now.</param>
    public static ReadingBasis Of(Organisation organisation, string personId, Customer customer, IReadOnlyList<Grant> activeGrants)
    {
        if (organisation.Active(personId) is null)
            return ReadingBasis.None;
        return Inherent(organisation, personId, customer) is var basis and not ReadingBasis.None
            ? basis
            : activeGrants.Count > 0 ? ReadingBasis.Grant : ReadingBasis.None;
    }

    /// <summary>The right that comes from the person's office or ownership, without any request.</summary>
    public static ReadingBasis Inherent(Organisation organisation, string personId, Customer customer)
    {
        if (organisation.HasRole(personId, Roles.GeneralManager))
            return ReadingBasis.Exempt; // R053, G18
        var exempt = customer.ArchiveLevel == ArchiveLevel.Company
            ? organisation.HasRole(personId, Roles.DeputyGeneralManager) || organisation.HasRole(personId, Roles.MarketingDirector) // R053
            : organisation.HasRole(personId, Roles.DeputyGeneralManager, customer.DepartmentId); // G18: only the one in charge
        if (exempt)
            return ReadingBasis.Exempt;
        if (customer.OwnerId == personId || customer.CoOwnerId == personId)
            return ReadingBasis.Owner; // P08
        return customer.ArchiveLevel == ArchiveLevel.Department && organisation.ManagerOf(customer.DepartmentId)?.Id == personId
            ? ReadingBasis.Keeper // R056
            : ReadingBasis.None;
    }
}
