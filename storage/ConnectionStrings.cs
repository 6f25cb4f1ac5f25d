using System.Data.Common;
using Npgsql;

namespace WorkflowCrm.Storage;

/// <summary>Tells the databases apart by their connection strings.</summary>
public static class ConnectionStrings
{
    private const string Expectation =
        "The connection string must begin with 'Data Source=' and a file (SQLite) or with 'Host=' and a server (PostgreSQL).";

    private const int KeepAliveSeconds = 30;
    private const int PreparedStatements = 100;

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

    /// <summary>What the connection string leaves open is set for our use of the server.</summary>
    internal static string ForPool(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        var isGiven = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (parts.KeepAlive == 0)
            parts.KeepAlive = KeepAliveSeconds; // the connection that waits for notices must find out when the server is gone
        if (!isGiven.ContainsKey("Max Auto Prepare") && !isGiven.ContainsKey("MaxAutoPrepare"))
            parts.MaxAutoPrepare = PreparedStatements;
        // We leave no session state behind, so the server need not be told to forget any before each use.
        if (!isGiven.ContainsKey("No Reset On Close") && !isGiven.ContainsKey("NoResetOnClose"))
            parts.NoResetOnClose = true;
        return parts.ToString();
    }
}
