using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.ArchiveAccess;

/// <summary>What happens to a request while time passes: reminders, escalation, lapse (R063), a deputy in an absence, early return.</summary>
public sealed class OverTime
{
    public static TheoryData<string> OnEach => Databases.All;

    private static readonly TimeSpan s_blink = TimeSpan.FromSeconds(1); // the clock runs while a step is taken

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Nobody_acts_a_deputy_acts_and_a_reader_is_done_early(string database)
    {
        await using var host = await RunningHost.StartAsync(database); // Wednesday, 10:00
        var clock = new ProgramClock(host);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var today = await clock.TodayAsync();
        var company = await designer.NumberOfAsync("CQXYLC");
        var department = await designer.NumberOfAsync("SXQHKJ");

        var ignored = await designer.AskForArchiveAsync(company, today);
        var early = await ReadsAndReturnsAsync(host, designer, company, today);
        var delegated = await designer.AskForArchiveAsync(department, today);
        foreach (var login in new[] { "meng.fan", "luo.siyuan" })
            delegated = await ApprovesAsync(host, login, delegated);
        Assert.Equal("finished", early.Status);

        await clock.MoveToAsync("2026-11-26 11:00"); // zhou.yaning is away, lin.zhiyuan acts for her
        using (var outsider = await Colleague.SignInAsync(host, "han.zimo"))
            (await outsider.DecideAsync(delegated.OnlyTask.Id, "Approved")).Expect(HttpStatusCode.Forbidden);
        delegated = await ApprovesAsync(host, "lin.zhiyuan", delegated);
        var decision = delegated.Decisions.Last();
        Assert.Equal("lin.zhiyuan", decision.Actor!.UserName);
        Assert.Equal("zhou.yaning", decision.OnBehalfOf!.UserName);
        Assert.Single(await TimelineAsync(designer, ignored, "reminded")); // one working day has passed

        await clock.MoveToAsync("2026-11-27 11:00");
        var escalated = Assert.Single(await TimelineAsync(designer, ignored, "escalated"));
        Assert.Equal("han.zimo", escalated.Person!.UserName);
        Assert.Contains("han.zimo", (await designer.RequestAsync(ignored.Number)).OnlyTask.CanAct.Select(p => p.UserName));

        await clock.MoveToAsync("2026-12-02 11:00"); // the sixth working day
        var lapsed = await designer.RequestAsync(ignored.Number);
        Assert.Equal("TimedOut", lapsed.Outcome);
        Assert.Equal("finished", lapsed.Status);
        (await designer.OpenArchiveAsync(company)).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_move_of_the_clock_does_everything_at_its_own_time(string database)
    {
        await using var host = await RunningHost.StartAsync(database);
        var clock = new ProgramClock(host);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var request = await designer.AskForArchiveAsync(await designer.NumberOfAsync("CQXYLC"), await clock.TodayAsync());

        await clock.MoveToAsync("2027-01-06 10:00"); // weeks at once, over a holiday

        var told = await designer.RequestAsync(request.Number);
        var start = told.Timeline[0].At;
        Assert.Equal(start.AddDays(1), Assert.Single(told.Timeline, t => t.Kind == "reminded").At, s_blink);
        Assert.Equal(start.AddDays(2), Assert.Single(told.Timeline, t => t.Kind == "escalated").At, s_blink);
        Assert.Equal(start.AddDays(7), Assert.Single(told.Timeline, t => t.Kind == "timedOut").At, s_blink);
        Assert.Equal(told.Timeline.OrderBy(t => t.At).Select(t => t.Kind), told.Timeline.Select(t => t.Kind));
    }

    private static async Task<RequestInfo> ReadsAndReturnsAsync(RunningHost host, Colleague designer, string archive, DateOnly today)
    {
        var request = await designer.AskForArchiveAsync(archive, today);
        foreach (var login in new[] { "meng.fan", "lin.zhiyuan", "ye.xiaolan" })
            request = await ApprovesAsync(host, login, request);
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.OK);
        request = await designer.ApproveAsync(request); // 查阅完毕,提前归还
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.Forbidden);
        return request;
    }

    private static async Task<RequestInfo> ApprovesAsync(RunningHost host, string login, RequestInfo request)
    {
        using var person = await Colleague.SignInAsync(host, login);
        return await person.ApproveAsync(request);
    }

    private static async Task<IReadOnlyList<TimelineInfo>> TimelineAsync(Colleague reader, RequestInfo request, string kind) =>
        [.. (await reader.RequestAsync(request.Number)).Timeline.Where(t => t.Kind == kind)];
}
