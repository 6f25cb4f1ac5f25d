using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Demo;

/// <summary>The demo company as the started program shows it (section 8.4), on both databases.</summary>
public sealed class DemoInTheProgram(SharedHosts hosts)
{
    public static TheoryData<string> OnEach => Databases.All;

    private static readonly int[] s_outcomes = [18, 6, 2, 4];

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Its_requests_ended_as_the_table_says_and_its_audit_trail_is_whole(string database)
    {
        await using var host = await RunningHost.StartAsync(database);
        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");

        Assert.Equal(s_outcomes, await OutcomesAsync(auditor));
        var audit = (await auditor.GetAsync("api/audit")).Expect(HttpStatusCode.OK).Json;
        Assert.True(audit.GetProperty("verification").GetProperty("whole").GetBoolean());
        Assert.Equal(ProgramClock.At("2026-11-25 10:00"), await new ProgramClock(host).NowAsync(), TimeSpan.FromMinutes(2));
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task One_request_waits_at_every_stage_of_approval(string database)
    {
        var host = await hosts.OnAsync(database);

        foreach (var (login, step) in new[] { ("yin.haoran", "部门经理签字"), ("lin.zhiyuan", "总经理批准"), ("luo.siyuan", "归属部门经理批准"), ("zhou.yaning", "副总批准") })
        {
            using var approver = await Colleague.SignInAsync(host, login);
            Assert.Contains(await approver.InboxAsync(), t => t.Step == step);
        }
    }

    [Theory]
    [InlineData(Databases.Sqlite, 1)]
    [InlineData(Databases.Sqlite, 40)]
    [InlineData(Databases.Sqlite, 120)]
    [InlineData(Databases.Postgres, 60)]
    public async Task A_load_that_was_killed_goes_on_at_the_next_start(string database, int mails)
    {
        await using var host = await RunningHost.KilledWhileLoadingAsync(database, mails);

        await host.StartAgainAsync();

        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        Assert.Equal(s_outcomes, await OutcomesAsync(auditor));
        Assert.Equal(200, (await auditor.GetAsync("api/customers?pageSize=1")).Json.GetProperty("total").GetInt32());
    }

    private static async Task<int[]> OutcomesAsync(Colleague auditor)
    {
        var requests = (await auditor.GetAsync("api/requests?scope=all&pageSize=200")).Expect(HttpStatusCode.OK).As<ListInfo<RequestRow>>().Items;
        return [.. new[] { "Approved", "Rejected", "TimedOut", null }.Select(o => requests.Count(r => r.Outcome == o))];
    }

    private sealed record RequestRow(string Number, string? Outcome);
}
