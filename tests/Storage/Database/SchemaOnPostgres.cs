using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class SchemaOnPostgres(PostgresDatabase database) : SchemaContract(database), IClassFixture<PostgresDatabase>
{
    protected override async Task<IReadOnlyList<string>> ActualColumnsAsync(WorkflowCrmDbContext db) => await db.Database.SqlQuery<string>(
        $"""
        SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN l.collname <> 'default' THEN ' collate ' || l.collname ELSE '' END
            || CASE WHEN a.attnotnull THEN '' ELSE ' null' END AS "Value"
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname NOT LIKE '\_\_EF%'
        """).ToListAsync();

    protected override async Task<IReadOnlyList<string>> ActualIndexesAsync(WorkflowCrmDbContext db)
    {
        var indexes = await db.Database.SqlQuery<Row>(
            $"""
            SELECT t.relname AS "Table", i.relname AS "Name", x.indisunique AS "Unique",
                (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(x.indkey) WITH ORDINALITY k(attnum, n)
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) AS "Columns",
                pg_get_expr(x.indpred, x.indrelid) AS "Filter"
            FROM pg_index x
            JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
            WHERE NOT x.indisprimary AND t.relname NOT LIKE '\_\_EF%'
            """).ToListAsync();
        return [.. indexes.Select(i => Index(i.Table, i.Name, i.Unique, i.Columns.Split(','), i.Filter))];
    }

    private sealed record Row(string Table, string Name, bool Unique, string Columns, string? Filter);
}
