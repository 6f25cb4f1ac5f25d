using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>Fails at the n-th statement, or at one with a certain text.</summary>
internal sealed class FaultInjector : DbCommandInterceptor
{
    private int _remaining = int.MaxValue;
    private string? _text;

    public void FailAt(int statement) => _remaining = statement;

    /// <summary>Fails at the first statement that contains the text.</summary>
    public void FailAtText(string text) => _text = text;

    public void Disarm() => _remaining = int.MaxValue;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return new(result);
    }

    private void Count(DbCommand command)
    {
        if (--_remaining == 0 || (_text is not null && command.CommandText.Contains(_text, StringComparison.Ordinal)))
            throw new InjectedFaultException();
    }
}
