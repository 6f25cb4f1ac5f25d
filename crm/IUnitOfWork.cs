namespace WorkflowCrm.Crm;

/// <summary>Runs a step as one database transaction (decision 2): all of it is stored or none of it.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Opens the transaction, runs <paramref name="work"/>, appends the audit entries that it gathered to the chain and commits.
    /// An exception rolls everything back. A call inside a running unit joins it.
    /// </summary>
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
