using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>Counts the commit as the last statement.</summary>
internal sealed class CommitFaults(Faults faults) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        faults.Count();
        return new(result);
    }
}
