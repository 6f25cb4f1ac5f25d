using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>Fails at the n-th statement, also within several that are sent at once, or at one with a certain text.</summary>
internal sealed class FaultInjector : DbCommandInterceptor
{
    private int _remaining;
    private string? _text;

    public void FailAt(int statement) => _remaining = statement;

    /// <summary>Fails at the first statement that contains the text.</summary>
    public void FailAtText(string text) => _text = text;

    public void Disarm() => _remaining = 0;

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
        if (_text is not null && command.CommandText.Contains(_text, StringComparison.Ordinal))
            throw new InjectedFaultException();
        var statements = command.CommandText.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (_remaining <= 0 || (_remaining -= statements.Length) > 0)
            return;
        var sound = statements.Length - 1 + _remaining; // those before the one that fails
        if (sound == 0)
            throw new InjectedFaultException();
        // The first ones of the batch are done; then the server itself fails.
        command.CommandText = string.Join(";\n", [.. statements.Take(sound), command is NpgsqlCommand ? "SELECT 1 / 0" : "SELECT abs(-9223372036854775807 - 1)"]);
    }

    /// <summary>Whether the exception is one that this has caused.</summary>
    public static bool IsOne(Exception exception) =>
        exception.GetBaseException() is InjectedFaultException or PostgresException { SqlState: PostgresErrorCodes.DivisionByZero }
        || exception.GetBaseException() is SqliteException e && e.Message.Contains("integer overflow", StringComparison.Ordinal);
}
