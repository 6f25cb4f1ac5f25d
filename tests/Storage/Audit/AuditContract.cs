using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Audit;

public abstract class AuditContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; } = database;

    protected abstract IReadOnlyList<string> DropTriggers { get; }

    [Fact]
    public async Task Entries_of_many_commits_form_one_whole_chain()
    {
        await using var host = await NewHostAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => RecordAsync(host, $"request/DA-{n}", 2)));
        var verification = await VerifyAsync(host);
        Assert.Equal((60L, true), (verification.Entries, verification.IsWhole));
    }

    [Fact]
    public async Task Hostile_texts_and_fine_times_do_not_break_the_chain()
    {
        await using var host = await NewHostAsync();
        Database.Clock.Advance(TimeSpan.FromTicks(7));
        await host.InUnitAsync(s =>
        {
            s.GetRequiredService<IAudit>().Record("a\0b", "x'; DROP TABLE audit_entries; --", "\ud83d", new { text = "<b>\0\ud83d", when = Database.Clock.Now });
            return Task.CompletedTask;
        });
        Assert.True((await VerifyAsync(host)).IsWhole);
    }

    [Fact]
    public async Task Changing_and_deleting_are_refused_by_the_database()
    {
        await using var host = await NewHostAsync();
        await RecordAsync(host, "request/DA-1", 3);
        foreach (var sql in (string[])["UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries WHERE sequence = 3"])
        {
            var refusal = await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(host, sql));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }

        Assert.True((await VerifyAsync(host)).IsWhole);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET detail = '{}x' WHERE sequence = 3", 3, AuditCheck.Altered)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 2", 2, AuditCheck.Gap)]
    [InlineData("DELETE FROM audit_entries WHERE sequence >= 4", 4, AuditCheck.Truncated)]
    public async Task Tampering_around_the_triggers_is_found(string tampering, long brokenAt, string reason)
    {
        await using var host = await NewHostAsync();
        await RecordAsync(host, "request/DA-1", 5);
        foreach (var drop in DropTriggers)
            await ExecuteAsync(host, drop);
        await ExecuteAsync(host, tampering);
        var verification = await VerifyAsync(host);
        Assert.Equal((brokenAt, reason), (verification.BrokenAt, verification.Reason));
    }

    [Fact]
    public async Task The_list_is_newest_first_and_by_the_beginning_of_the_subject()
    {
        await using var host = await NewHostAsync();
        await RecordAsync(host, "request/DA-1", 1);
        await RecordAsync(host, "request/DA-12", 1);
        await RecordAsync(host, "customer/TF", 1);
        await host.InScopeAsync(async s =>
        {
            var audit = s.GetRequiredService<IAudit>();
            Assert.Equal([3L, 2L, 1L], (await audit.ListAsync(null, PageOf.First, Token)).Items.Select(e => e.Sequence));
            Assert.Equal([2L, 1L], (await audit.ListAsync("request/DA-1", PageOf.First, Token)).Items.Select(e => e.Sequence));
            Assert.Equal((1, 2), (await audit.ListAsync("request/", new PageOf(2, 1), Token)) is var page ? (page.Items.Count, page.Total) : default);
        });
    }

    private async Task<ServiceProvider> NewHostAsync()
    {
        var host = Database.NewHost(await Database.CreateAsync());
        await host.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
        return host;
    }

    private static Task RecordAsync(IServiceProvider host, string subject, int entries) => host.InUnitAsync(s =>
    {
        for (var n = 0; n < entries; n++)
            s.GetRequiredService<IAudit>().Record("luo", "task.decided", subject, new { n, 名 = "值" });
        return Task.CompletedTask;
    });

    private static Task<AuditVerification> VerifyAsync(IServiceProvider host) =>
        host.InScopeAsync(s => s.GetRequiredService<IAudit>().VerifyAsync(Token));

    private static Task<int> ExecuteAsync(IServiceProvider host, string sql) =>
        host.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Token));
}
