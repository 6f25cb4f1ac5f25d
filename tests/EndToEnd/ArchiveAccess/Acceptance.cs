using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.ArchiveAccess;

/// <summary>Acceptance a to d of W01 (P07, P08), through the API of the real program.</summary>
public sealed class Acceptance(SharedHosts hosts)
{
    private const string CompanyLevel = "CQXYLC"; // E01, grade A
    private const string DepartmentLevel = "SXQHKJ"; // E06, grade D of the marketing department

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_company_level_archive_needs_the_manager_then_the_general_manager_then_the_keeper(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        using var gm = await Colleague.SignInAsync(host, "lin.zhiyuan");
        using var keeper = await Colleague.SignInAsync(host, "ye.xiaolan");
        var archive = await designer.NumberOfAsync(CompanyLevel);

        var request = await designer.AskForArchiveAsync(archive, await new ProgramClock(host).TodayAsync());
        Assert.Equal("meng.fan", request.OnlyTask.Assignee!.UserName);
        Assert.DoesNotContain(await gm.InboxAsync(), t => t.RequestNumber == request.Number); // R055

        request = await manager.ApproveAsync(request);
        Assert.Equal("lin.zhiyuan", request.OnlyTask.Assignee!.UserName);

        request = await gm.ApproveAsync(request);
        Assert.Equal("ye.xiaolan", request.OnlyTask.Assignee!.UserName);
        Assert.Equal("work", request.OnlyTask.Kind);

        request = await keeper.ApproveAsync(request);
        Assert.Equal("Approved", request.Outcome);
        Assert.Equal(["meng.fan", "lin.zhiyuan", "ye.xiaolan"], request.Decisions.Select(d => d.Actor!.UserName));
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_department_level_archive_needs_the_own_manager_the_owning_manager_and_the_deputy_in_charge(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var archive = await designer.NumberOfAsync(DepartmentLevel);

        var request = await designer.AskForArchiveAsync(archive, await new ProgramClock(host).TodayAsync());
        foreach (var login in new[] { "meng.fan", "luo.siyuan", "zhou.yaning", "luo.siyuan" })
        {
            Assert.Equal(login, request.OnlyTask.Assignee!.UserName);
            using var person = await Colleague.SignInAsync(host, login);
            request = await person.ApproveAsync(request);
        }

        Assert.Equal("Approved", request.Outcome);
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task The_general_manager_opens_without_asking_and_the_log_says_so(string database)
    {
        var host = await hosts.OnAsync(database);
        using var gm = await Colleague.SignInAsync(host, "lin.zhiyuan");
        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        var archive = await gm.NumberOfAsync("CSHMCJ");
        var before = await EntriesAsync(auditor, archive);

        var opened = (await gm.OpenArchiveAsync(archive)).Expect(HttpStatusCode.OK);

        Assert.Equal("exempt", opened.Json.GetProperty("basis").GetString());
        Assert.Equal(before + 1, await EntriesAsync(auditor, archive));
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_rejection_needs_a_reason_which_is_mailed_and_nothing_is_opened(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        using var gm = await Colleague.SignInAsync(host, "lin.zhiyuan");
        var archive = await designer.NumberOfAsync("JHSJYS"); // E12, grade B
        var reason = $"本季度不需要 {Guid.NewGuid():N}";

        var request = await manager.ApproveAsync(await designer.AskForArchiveAsync(archive, await new ProgramClock(host).TodayAsync()));
        (await gm.DecideAsync(request.OnlyTask.Id, "Rejected")).Expect(HttpStatusCode.UnprocessableEntity);
        request = (await gm.DecideAsync(request.OnlyTask.Id, "Rejected", reason)).Expect(HttpStatusCode.OK).As<RequestInfo>();

        Assert.Equal("Rejected", request.Outcome);
        Assert.Equal("finished", request.Status);
        Assert.Empty(request.Tasks);
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.Forbidden);
        await Eventually.HoldsAsync(async () =>
            Assert.Single(await new Mailbox(host).ToAsync("jiang.yinuo"), m => m.Text.Contains(reason, StringComparison.Ordinal)));
    }

    private static async Task<int> EntriesAsync(Colleague auditor, string archive) =>
        (await auditor.GetAsync($"api/audit?subject={Uri.EscapeDataString($"customer/{archive}")}")).Expect(HttpStatusCode.OK).Json.GetProperty("total").GetInt32();
}
