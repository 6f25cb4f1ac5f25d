using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace WorkflowCrm.Storage.Database;

/// <summary>
/// Hand-written statements that go to the database in one round trip, within the transaction of the context. They pass
/// the change tracker by, not the interceptors. What the tracker holds and they depend on must be flushed before.
/// </summary>
/// <remarks>
/// The server prepares each statement by its text, so a text does not depend on how many rows there are: one row, one statement.
/// </remarks>
internal sealed class Statements(WorkflowCrmDbContext db)
{
    private const int Limit = 100; // SQLite looks for every parameter in every statement
    private static readonly string[] s_names = [.. Enumerable.Range(0, 200).Select(NameOf)];

    private readonly bool _isPostgres = db.IsPostgres;
    private List<Action<DbDataReader?>> _results = [];
    private IRelationalCommandBuilder? _text;
    private int _parameters;
    private int _count;

    /// <summary>It is time to execute these before more are added.</summary>
    public bool IsFull => _count >= Limit;

    /// <summary>Adds a statement without a result, whose interpolated values become parameters.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref StatementText statement) => End("");

    /// <summary>Adds a statement that gives a row at most.</summary>
    /// <param name="take">Gets the row, or null when there is none, before the next statement's result is looked at.</param>
    /// <param name="isLocking">The rows of a SELECT stay locked until the transaction ends.</param>
    public void AddRow([InterpolatedStringHandlerArgument("")] ref StatementText statement, Action<DbDataReader?> take, bool isLocking = false)
    {
        End(isLocking && _isPostgres ? " FOR UPDATE" : "");
        _results.Add(take);
    }

    /// <summary>Adds an UPDATE or DELETE that must find its row; if it does not, the execution fails with this exception.</summary>
    public void AddExpecting([InterpolatedStringHandlerArgument("")] ref StatementText statement, Func<Exception> otherwise)
    {
        End(" RETURNING 1");
        _results.Add(row =>
        {
            if (row is null)
                throw otherwise();
        });
    }

    /// <summary>Sends the statements, if there are any; none of them has failed when it returns.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
            return;
        var (command, results) = (Text.Build(), _results);
        (_text, _results, _parameters, _count) = (null, [], 0, 0);
        var sending = new RelationalCommandParameterObject(
            db.GetService<IRelationalConnection>(), null, null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.ExecuteSqlRaw);
        await using var reading = await command.ExecuteReaderAsync(sending, cancellationToken);
        var reader = reading.DbDataReader;
        foreach (var take in results)
        {
            take(await reader.ReadAsync(cancellationToken) ? reader : null);
            await reader.NextResultAsync(cancellationToken);
        }

        while (await reader.NextResultAsync(cancellationToken)) // what comes behind may still fail
        {
        }
    }

    internal void Literal(string text) => Text.Append(text);

    internal void Parameter(string? value) => Parameter(value, NpgsqlDbType.Text);

    internal void Parameter(DateTimeOffset? value) => Parameter(value is { } at ? db.Parameter(at) : null, NpgsqlDbType.TimestampTz);

    internal void Parameter(int value) => Parameter(value, NpgsqlDbType.Integer);

    internal void Parameter(long value) => Parameter(value, NpgsqlDbType.Bigint);

    private IRelationalCommandBuilder Text => _text ??= db.GetService<IRelationalCommandBuilderFactory>().Create();

    private static string NameOf(int number) => "@p" + number.ToString(CultureInfo.InvariantCulture);

    // A null has its type too: the server keeps one prepared statement for each combination.
    private void Parameter(object? value, NpgsqlDbType type)
    {
        var name = _parameters < s_names.Length ? s_names[_parameters] : NameOf(_parameters);
        _parameters++;
        DbParameter parameter = _isPostgres
            ? new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value }
            : new SqliteParameter(name, value ?? DBNull.Value);
        Text.Append(name).AddRawParameter(name, parameter);
    }

    private void End(string clause)
    {
        Text.Append(clause).Append(";\n");
        _count++;
    }
}
