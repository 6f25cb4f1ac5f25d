using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>Fails when a transaction is to be committed.</summary>
internal sealed class CommitFault : DbTransactionInterceptor
{
    public bool IsArmed { get; set; } = true;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsArmed ? throw new InjectedFaultException() : new(result);
}
