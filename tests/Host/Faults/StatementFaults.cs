using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkflowCrm.Host.Tests.Faults;

/// <summary>Breaks the n-th statement, or the commit, of the next call that decides a task; the program's other work goes on.</summary>
internal sealed class StatementFaults(IHttpContextAccessor http) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int _remaining = int.MaxValue;

    /// <summary>Fails just before the database commits.</summary>
    public bool BeforeCommit { get; set; }

    /// <summary>Fails just after the database has committed, as if the program had died before it could answer.</summary>
    public bool AfterCommit { get; set; }

    public void FailAt(int statement) => _remaining = statement;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        BeforeCommit && IsDecision ? throw new InjectedFault() : new(result);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        AfterCommit && IsDecision ? throw new InjectedFault() : Task.CompletedTask;

    private bool IsDecision => http.HttpContext?.Request.Path.Value?.EndsWith("/decision", StringComparison.Ordinal) == true;

    private void Count()
    {
        if (IsDecision && --_remaining == 0)
            throw new InjectedFault();
    }

    /// <summary>As a broken database would say it.</summary>
    private sealed class InjectedFault() : DbException("An injected fault.");
}
