using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowCrm.Storage.Database;

/// <summary>Hundredths (fen): SQLite has no decimal, and its floating point would neither add nor compare exactly.</summary>
internal sealed class SqliteMoney() : ValueConverter<decimal, long>(
    amount => (long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero),
    fen => fen / 100m);
