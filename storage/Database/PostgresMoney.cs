using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowCrm.Storage.Database;

/// <summary>Rounded as on SQLite before it is sent, so that both databases hold the same amount.</summary>
internal sealed class PostgresMoney() : ValueConverter<decimal, decimal>(
    amount => Math.Round(amount, 2, MidpointRounding.AwayFromZero),
    amount => amount);
