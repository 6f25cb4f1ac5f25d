using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>What the hand-written migrations make is what the model expects.</summary>
public abstract partial class SchemaContract(TestDatabase database)
{
    protected TestDatabase Database { get; } = database;

    /// <summary>table, column, type, nullable of what the migrations made.</summary>
    protected abstract Task<IReadOnlyList<string>> ActualColumnsAsync(WorkflowCrmDbContext db);

    /// <summary>table: unique (columns) where filter.</summary>
    protected abstract Task<IReadOnlyList<string>> ActualIndexesAsync(WorkflowCrmDbContext db);

    [Fact]
    public Task The_tables_and_columns_are_those_of_the_model() => Database.Services.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<WorkflowCrmDbContext>();
        var expected = Tables(db).SelectMany(t => t.Columns.Select(c =>
            $"{t.Name}.{c.Name} {c.StoreType.ToLowerInvariant()}{Collation(c)}{(c.IsNullable ? " null" : "")}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ActualColumnsAsync(db)).Order(StringComparer.Ordinal));
    });

    [Fact]
    public Task The_indexes_are_those_of_the_model() => Database.Services.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<WorkflowCrmDbContext>();
        var expected = Tables(db).SelectMany(t => t.Indexes.Select(i => Index(t.Name, i.Name, i.IsUnique, i.Columns.Select(c => c.Name), i.Filter)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ActualIndexesAsync(db)).Order(StringComparer.Ordinal));
    });

    [Fact]
    public Task No_migration_is_lacking_after_the_upgrade() => Database.Services.InScopeAsync(async services =>
        Assert.True(await services.GetRequiredService<DatabaseUpgrade>().IsCompleteAsync(TestContext.Current.CancellationToken)));

    protected static string Index(string table, string name, bool unique, IEnumerable<string> columns, string? filter) =>
        $"{table}: {name} {(unique ? "unique " : "")}({string.Join(", ", columns)}){(filter is null ? "" : $" where {Condition(filter)}")}";

    /// <summary>PostgreSQL gives every single comparison brackets of its own, and the whole; those that say what belongs together stay.</summary>
    private static string Condition(string filter) => Compared().Replace(filter, "$1").Trim('(', ')').ToLowerInvariant();

    [GeneratedRegex(@"\((\w+ IS (?:NOT )?NULL)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Compared();

    private static IEnumerable<ITable> Tables(WorkflowCrmDbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;

    private string Collation(IColumn column) => Database.IsPostgres && column.Collation is { } collation ? $" collate {collation}" : "";
}
