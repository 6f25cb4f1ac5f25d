using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

/// <summary>With 100 000 tasks of 34 people, half of them decided.</summary>
public abstract class InboxSpeedContract(TestDatabase database) : IAsyncLifetime
{
    private const int Tasks = 100_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var due = database.IsPostgres ? "timestamptz '2026-11-25' + (n * 7919 % 100000) * interval '1 second'" : "1795564800000000 + (n * 7919 % 100000) * 1000000";
        var created = database.IsPostgres ? "timestamptz '2026-11-25' + n * interval '1 second'" : "1795564800000000 + n * 1000000";
        var no = database.IsPostgres ? "false" : "0";
        var yes = database.IsPostgres ? "true" : "1";
        var numbers = $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Tasks})";
        await ExecuteAsync(
            $"""
            {numbers} INSERT INTO requests (id, number, definition_id, definition_version_id, instance_id, requester_id, department_id, title, status, inputs, round, can_withdraw, created_at)
            SELECT 'r' || n, 'DA-' || n, 'archive-access', 'v', 'i' || n, 'p' || (n % 34), 'J', '查阅档案 ' || n, 'Running', '{"{{}}"}', 1, {yes}, {created} FROM numbers
            """);
        await ExecuteAsync(
            $"""
            {numbers} INSERT INTO tasks (id, request_id, request_number, definition_version_id, instance_id, bookmark_id, kind, step_name, title, requester_id, assignee_id,
                escalation_may_decide, state, version, round, outcomes, form, facts, why, created_at, due_at, decided_by_id, decided_at)
            SELECT 't' || n, 'r' || n, 'DA-' || n, 'v', 'i' || n, 'b' || n, 'Approval', '部门经理签字', '查阅档案 ' || n, 'p' || (n % 34), 'p' || ((n + 1) % 34),
                {no}, CASE WHEN n % 2 = 0 THEN 'Open' ELSE 'Decided' END, 1, 1, '[]', '[]', '[]', 'manager', {created}, CASE WHEN n % 5 = 0 THEN NULL ELSE {due} END,
                CASE WHEN n % 2 = 0 THEN NULL ELSE 'p' || ((n + 1) % 34) END, CASE WHEN n % 2 = 0 THEN NULL ELSE {created} END FROM numbers
            """);
        await ExecuteAsync(database.IsPostgres ? "VACUUM ANALYZE requests, tasks" : "ANALYZE"); // as the server does by itself
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task The_lists_of_the_staff_take_milliseconds_among_100_000_tasks()
    {
        var output = TestContext.Current.TestOutputHelper!;
        var times = new Dictionary<string, double>
        {
            ["inbox"] = await TimeAsync(s => s.InboxAsync(new InboxFilter(["p3"], "p3"), new PageOf(1, 50), Token)),
            ["inbox, page 10"] = await TimeAsync(s => s.InboxAsync(new InboxFilter(["p3"], "p3"), new PageOf(10, 50), Token)),
            ["inbox of everybody"] = await TimeAsync(s => s.InboxAsync(new InboxFilter(null), new PageOf(1, 50), Token)),
            ["badge"] = await TimeAsync(s => s.CountOpenAsync(["p3"], "p3", Token)),
            ["decided"] = await TimeAsync(s => s.InboxAsync(new InboxFilter(null, DecidedById: "p4"), new PageOf(1, 50), Token)),
            ["my requests"] = await TimeAsync(s => s.ListAsync(new RequestFilter(RequesterId: "p3"), new PageOf(1, 50), Token)),
            ["involved"] = await TimeAsync(s => s.ListAsync(new RequestFilter(InvolvedId: "p3"), new PageOf(1, 50), Token)),
        };
        foreach (var (list, milliseconds) in times)
            output.WriteLine($"{list}: {milliseconds:0.0} ms");
        Assert.All(times.Where(t => t.Key != "involved"), t => Assert.True(t.Value < 20, $"{t.Key} took {t.Value:0.0} ms."));
    }

    /// <summary>Of 30 readings the fifth fastest: what the query takes, whatever else the machine does meanwhile.</summary>
    private async Task<double> TimeAsync<T>(Func<IApprovalStore, Task<T>> read)
    {
        var times = new List<double>();
        for (var n = 0; n < 30; n++)
        {
            var watch = Stopwatch.StartNew();
            await database.Services.InScopeAsync(s => read(s.GetRequiredService<IApprovalStore>()));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(4);
    }

    private Task<int> ExecuteAsync(string sql) =>
        database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.ExecuteSqlRawAsync(sql, Token));
}
