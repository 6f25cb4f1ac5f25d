using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowCrm.Storage.Database;

/// <summary>Microseconds since 1970 UTC: an integer orders and compares rightly, which SQLite's text of an offset time does not.</summary>
internal sealed class SqliteInstant() : ValueConverter<DateTimeOffset, long>(
    at => Instants.ToMicroseconds(at),
    microseconds => Instants.FromMicroseconds(microseconds));
