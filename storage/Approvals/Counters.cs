using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>Series of numbers without gaps: whoever takes one holds the series until his transaction ends.</summary>
internal sealed class Counters(WorkflowCrmDbContext db, Unit unit)
{
    public async Task<long> NextAsync(string name, CancellationToken cancellationToken)
    {
        unit.Require();
        var values = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO counters (name, value) VALUES ({name}, 1)
            ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
            RETURNING value AS "Value"
            """).ToListAsync(cancellationToken);
        return values.Single();
    }
}
