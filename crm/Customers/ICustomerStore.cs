namespace WorkflowCrm.Crm.Customers;

/// <summary>Reads and writes customers.</summary>
public interface ICustomerStore
{
    Task<Customer?> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>The confidential part; the caller must have checked the right and logged the reading.</summary>
    Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken);

    Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken);

    /// <summary>Locks the numbering until the transaction ends and tells whether a number was ever given, deleted customers included (R007).</summary>
    Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken);

    void Add(Customer customer, CustomerArchive archive);
}
