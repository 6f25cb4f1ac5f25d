namespace WorkflowCrm.Crm.Customers;

/// <summary>Finds customers by the mail addresses of their contacts. Only numbers come back: who writes is no right to read an archive.</summary>
public interface ICustomerContacts
{
    /// <summary>The numbers of the customers of whom a contact has this address, in their order.</summary>
    Task<IReadOnlyList<string>> WithAddressAsync(string address, CancellationToken cancellationToken);

    /// <summary>The numbers of customers of whom a contact has an address at this domain, in their order.</summary>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<string>> AtDomainAsync(string domain, int most, CancellationToken cancellationToken);
}
