using System.Data.Common;
using Npgsql;

namespace WorkflowCrm.Storage;

/// <summary>Tells the databases apart by their connection strings.</summary>
public static class ConnectionStrings
{
    private const string Expectation =
        "The connection string must begin with 'Data Source=' and a file (SQLite) or with 'Host=' and a server (PostgreSQL).";

    private const int KeepAliveSeconds = 30;

    /// <summary>True for PostgreSQL, false for SQLite.</summary>
    /// <exception cref="ArgumentException">The text is neither; the message says what is expected.</exception>
    public static bool IsPostgres(string connectionString)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(Expectation, nameof(connectionString), e);
        }

        if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
            return true;
        return parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename")
            ? false
            : throw new ArgumentException(Expectation, nameof(connectionString));
    }

    /// <summary>The connection that waits for notices must find out when the server is gone.</summary>
    internal static string WithKeepAlive(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        if (parts.KeepAlive == 0)
            parts.KeepAlive = KeepAliveSeconds;
        return parts.ToString();
    }
}
