using Npgsql;

namespace WorkflowCrm.Storage.Database;

/// <summary>Tells failures that come from meeting another transaction from those that would come again.</summary>
internal static class Conflicts
{
    public static bool MayPass(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PostgresException postgres)
            {
                return postgres.SqlState is PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.UniqueViolation // somebody has just stored the same key: the second run finds it
                    or PostgresErrorCodes.FeatureNotSupported; // a newer host has changed a table under a prepared statement: the second run prepares it again
            }
        }

        return false;
    }
}
