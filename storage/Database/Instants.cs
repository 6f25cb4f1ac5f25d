namespace WorkflowCrm.Storage.Database;

/// <summary>Instants as both databases keep them: UTC, whole microseconds (PostgreSQL knows nothing finer).</summary>
internal static class Instants
{
    public static DateTimeOffset Truncate(DateTimeOffset at)
    {
        var utc = at.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    public static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The instant as a parameter of hand-written SQL.</summary>
    public static object Parameter(this WorkflowCrmDbContext db, DateTimeOffset at) => db.IsPostgres ? Truncate(at) : ToMicroseconds(at);
}
