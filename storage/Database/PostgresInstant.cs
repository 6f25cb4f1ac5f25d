using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowCrm.Storage.Database;

/// <summary>timestamptz takes UTC only and keeps microseconds.</summary>
internal sealed class PostgresInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    at => Instants.Truncate(at),
    at => at.ToUniversalTime());
