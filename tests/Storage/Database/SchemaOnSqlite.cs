using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class SchemaOnSqlite(SqliteDatabase database) : SchemaContract(database), IClassFixture<SqliteDatabase>
{
    protected override async Task<IReadOnlyList<string>> ActualColumnsAsync(WorkflowCrmDbContext db) => await db.Database.SqlQuery<string>(
        $"""
        SELECT t.name || '.' || c.name || ' ' || lower(c.type) || CASE WHEN c."notnull" THEN '' ELSE ' null' END AS Value
        FROM sqlite_master t, pragma_table_xinfo(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        """).ToListAsync();

    protected override async Task<IReadOnlyList<string>> ActualIndexesAsync(WorkflowCrmDbContext db)
    {
        var indexes = await db.Database.SqlQuery<Row>(
            $"""
            SELECT t.name AS "Table", i.name AS "Name", i."unique" AS "Unique",
                (SELECT group_concat(c.name, ',') FROM pragma_index_info(i.name) c) AS "Columns",
                (SELECT substr(m.sql, instr(m.sql, ' WHERE ') + 7) FROM sqlite_master m WHERE m.name = i.name AND instr(m.sql, ' WHERE ') > 0) AS "Filter"
            FROM sqlite_master t, pragma_index_list(t.name) i
            WHERE t.type = 'table' AND i.origin = 'c'
            """).ToListAsync();
        return [.. indexes.Select(i => Index(i.Table, i.Name, i.Unique, i.Columns.Split(','), i.Filter))];
    }

    private sealed record Row(string Table, string Name, bool Unique, string Columns, string? Filter);
}
