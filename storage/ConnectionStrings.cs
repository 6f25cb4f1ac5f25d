using System.Data.Common;

namespace WorkflowCrm.Storage;

/// <summary>Tells the databases apart by their connection strings.</summary>
public static class ConnectionStrings
{
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

    private const string Expectation =
        "The connection string must begin with 'Data Source=' and a file (SQLite) or with 'Host=' and a server (PostgreSQL).";
}
