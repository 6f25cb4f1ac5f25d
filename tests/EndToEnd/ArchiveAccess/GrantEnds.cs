using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.ArchiveAccess;

/// <summary>Acceptance e of W01: the grant ends after three working days, whatever lies between (R061).</summary>
public sealed class GrantEnds
{
    /// <summary>D0 is 10:00 of the day; the archive is opened at that very moment.</summary>
    public static TheoryData<string, string, string> Weeks => new()
    {
        { Databases.Sqlite, "2026-11-25", "2026-11-30 10:00" }, // Wednesday; a plain weekend lies between
        { Databases.Postgres, "2026-11-25", "2026-11-30 10:00" },
        { Databases.Sqlite, "2026-02-11", "2026-02-14 10:00" }, // the Saturday before the Spring Festival is worked
        { Databases.Postgres, "2026-02-25", "2026-02-28 10:00" }, // so is the Saturday after it
    };

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task After_three_working_days(string database, string day, string end)
    {
        await using var host = await RunningHost.StartAsync(database, day);
        var clock = new ProgramClock(host);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var archive = await designer.NumberOfAsync("CQXYLC");
        var request = await designer.AskForArchiveAsync(archive, await clock.TodayAsync());
        foreach (var login in new[] { "meng.fan", "lin.zhiyuan", "ye.xiaolan" })
        {
            using var person = await Colleague.SignInAsync(host, login);
            request = await person.ApproveAsync(request);
        }

        var until = request.GrantedUntil;
        Assert.InRange(until, ProgramClock.At(end), ProgramClock.At(end).AddMinutes(2)); // the clock runs while we click

        await clock.MoveToAsync(until.AddMinutes(-1));
        (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.OK);
        Assert.Contains(await new Mailbox(host).ToAsync("jiang.yinuo"), m => m.Subject.Contains("到期", StringComparison.Ordinal));

        await clock.MoveToAsync(until);
        Assert.Equal("archive-access-required", (await designer.OpenArchiveAsync(archive)).Expect(HttpStatusCode.Forbidden).Problem);
        var closed = await designer.RequestAsync(request.Number);
        Assert.Equal("finished", closed.Status);
        Assert.Equal("Approved", closed.Outcome);
        Assert.Single(closed.Timeline, t => t.Kind == "accessRevoked");
    }
}
