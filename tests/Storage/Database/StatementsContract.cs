using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public abstract class StatementsContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_come_to_those_who_asked_for_them()
    {
        var key = Samples.NewId();
        await InUnitAsync(async statements =>
        {
            var seen = new List<string?>();
            statements.Add($"INSERT INTO settings (key, value) VALUES ({key}, 'one')");
            statements.AddRow($"SELECT value FROM settings WHERE key = {key}", row => seen.Add(row?.GetString(0)));
            statements.AddRow($"SELECT value FROM settings WHERE key = 'nobody'", row => seen.Add(row?.GetString(0)));
            statements.Add($"UPDATE settings SET value = 'two' WHERE key = {key}");
            statements.AddRow($"SELECT value FROM settings WHERE key = {key}", row => seen.Add(row?.GetString(0)), isLocking: true);
            await statements.ExecuteAsync(Token);
            Assert.Equal(["one", null, "two"], seen);

            await statements.ExecuteAsync(Token); // nothing is left to do
            statements.AddRow($"SELECT value FROM settings WHERE key = {key}", row => seen.Add(row?.GetString(0)));
            await statements.ExecuteAsync(Token);
            Assert.Equal(4, seen.Count);
        });
    }

    [Theory]
    [InlineData("'); DELETE FROM settings; --", "'); DELETE FROM settings; --")]
    [InlineData("@p0 {0} $1 ;\n 中文 😀", "@p0 {0} $1 ;\n 中文 😀")]
    [InlineData("nul \0", "nul \uFFFD")]
    public async Task A_value_is_stored_as_it_is_if_it_can_be(string value, string stored)
    {
        var key = Samples.NewId();
        await InUnitAsync(statements =>
        {
            statements.Add($"INSERT INTO settings (key, value) VALUES ({key}, {value})");
            return statements.ExecuteAsync(Token);
        });
        Assert.Equal(stored, await ReadAsync(key));
    }

    [Fact]
    public async Task A_failure_of_the_last_statement_is_not_missed()
    {
        var key = Samples.NewId();
        await Assert.ThrowsAnyAsync<DbException>(() => InUnitAsync(statements =>
        {
            statements.AddRow($"SELECT 1", _ => { });
            statements.Add($"INSERT INTO settings (key, value) VALUES ({key}, 'one')");
            statements.Add($"INSERT INTO settings (key, value) VALUES ({key}, 'again')");
            return statements.ExecuteAsync(Token);
        }));
        Assert.Null(await ReadAsync(key));
    }

    [Fact]
    public async Task A_row_that_must_be_there_and_is_not_undoes_the_unit()
    {
        var key = Samples.NewId();
        await Assert.ThrowsAsync<NotSupportedException>(() => InUnitAsync(statements =>
        {
            statements.Add($"INSERT INTO settings (key, value) VALUES ({key}, 'one')");
            statements.AddExpecting($"UPDATE settings SET value = 'two' WHERE key = {key}", () => new InvalidOperationException());
            statements.AddExpecting($"UPDATE settings SET value = 'three' WHERE key = 'nobody'", () => new NotSupportedException());
            return statements.ExecuteAsync(Token);
        }));
        Assert.Null(await ReadAsync(key));
    }

    [Fact]
    public async Task Any_number_of_statements_fits_in()
    {
        var prefix = Samples.NewId();
        await InUnitAsync(async statements =>
        {
            for (var i = 0; i < 350; i++)
            {
                statements.Add($"INSERT INTO settings (key, value) VALUES ({prefix + i}, 'value')");
                if (statements.IsFull)
                    await statements.ExecuteAsync(Token);
            }

            await statements.ExecuteAsync(Token);
        });
        Assert.Equal(350, await database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>()
            .Database.SqlQuery<int>($"""SELECT CAST(COUNT(*) AS integer) AS "Value" FROM settings WHERE key LIKE {prefix + "%"}""").SingleAsync(Token)));
    }

    private Task InUnitAsync(Func<Statements, Task> work) =>
        database.Services.InUnitAsync(s => work(new Statements(s.GetRequiredService<WorkflowCrmDbContext>())));

    private Task<string?> ReadAsync(string key) => database.Services.InScopeAsync(async s =>
    {
        var (value, statements) = ((string?)null, new Statements(s.GetRequiredService<WorkflowCrmDbContext>()));
        statements.AddRow($"SELECT value FROM settings WHERE key = {key}", row => value = row?.GetString(0));
        await statements.ExecuteAsync(Token);
        return value;
    });
}
