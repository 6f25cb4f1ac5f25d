using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>Fails before the n-th statement of a program.</summary>
internal sealed class Faults : DbCommandInterceptor
{
    private int _remaining;

    /// <summary>Whether it has failed since it was armed.</summary>
    public bool HasFired { get; private set; }

    /// <param name="statement">Counted from 1; 0 means never.</param>
    public void Arm(int statement) => (_remaining, HasFired) = (statement, false);

    /// <summary>A statement comes.</summary>
    public void Count()
    {
        if (_remaining > 0 && --_remaining == 0)
        {
            HasFired = true;
            throw new CrashException();
        }
    }

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
}
