using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>
/// Spares the index of bookmarks by instance, whose pages every resumption among many would be the first to touch since
/// the checkpoint. Nothing reads by it: a state lists its bookmarks, and an instance that may be deleted has none, so the
/// foreign key that needs the index goes with it.
/// </summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122130000_BookmarksOfOneInstance")]
internal sealed class BookmarksOfOneInstanceMigration : Migration
{
    // SQLite cannot drop the foreign key of a table: the rows move to a table without.
    private const string OnSqlite =
        """
        CREATE TABLE new_bookmarks (
            id TEXT NOT NULL CONSTRAINT pk_bookmarks PRIMARY KEY,
            instance_id TEXT NOT NULL,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            correlation_id TEXT,
            due_at INTEGER,
            payload TEXT);
        INSERT INTO new_bookmarks (id, instance_id, name, hash, correlation_id, due_at, payload)
            SELECT id, instance_id, name, hash, correlation_id, due_at, payload FROM bookmarks;
        DROP TABLE bookmarks;
        ALTER TABLE new_bookmarks RENAME TO bookmarks;
        CREATE INDEX ix_bookmarks_hash_correlation_id ON bookmarks (hash, correlation_id);
        CREATE INDEX ix_bookmarks_name ON bookmarks (name) WHERE payload IS NOT NULL;
        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Dialect.Of(ActiveProvider).IsPostgres
        ? "ALTER TABLE bookmarks DROP CONSTRAINT fk_bookmarks_instance_id; DROP INDEX ix_bookmarks_instance_id"
        : OnSqlite);
}
