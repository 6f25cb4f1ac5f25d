using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Races;

/// <summary>
/// The same task is decided twice at the same moment: by two approvers, by one approver twice, by API and page. Exactly one
/// decision wins, the other side is told who decided and when, and nothing is done twice.
/// </summary>
public sealed class SameTaskAtOnce
{
    private const int Times = 200;
    private const string Reason = "时间冲突";

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Exactly_one_decision_wins(string database)
    {
        await using var host = await RunningHost.StartAsync(database);
        var clock = new ProgramClock(host);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var manager = await Colleague.SignInAsync(host, "meng.fan");
        using var deputy = await Colleague.SignInAsync(host, "han.zimo");
        using var managersPhone = await PageVisitor.SignInAsync(host, "meng.fan");
        var archive = await designer.NumberOfAsync("CQXYLC");

        List<RequestInfo> requests = [];
        for (var i = 0; i < Campaign.Of(Times); i++)
            requests.Add(await designer.AskForArchiveAsync(archive, await clock.TodayAsync()));
        await clock.MoveToAsync("2026-11-27 11:00"); // two working days later the deputy general manager may decide too (R063)

        for (var i = 0; i < requests.Count; i++)
        {
            var task = requests[i].OnlyTask.Id;
            var reject = i % 2 == 0;
            var outcome = reject ? "Rejected" : "Approved";
            var onPhone = i % 3 == 2 ? await managersPhone.FillInDecisionAsync(requests[i].Number, outcome, reject ? Reason : null) : null;
            Task<Attempt> One() => ByApi(manager, task, "Approved");
            Task<Attempt> Other() => (i % 3) switch
            {
                0 => ByApi(deputy, task, outcome),
                1 => ByApi(manager, task, outcome),
                _ => ByPage(managersPhone, onPhone!, outcome),
            };

            var attempts = await Together(One, Other);

            var winner = Assert.Single(attempts, a => a.Won);
            var loser = Assert.Single(attempts, a => !a.Won);
            Assert.True(loser.WasToldWho, $"{loser.By} was not told who decided: {loser.Said}");
            var now = await designer.RequestAsync(requests[i].Number);
            var decision = Assert.Single(now.Decisions);
            Assert.Equal(winner.By, decision.Actor!.UserName);
            Assert.Equal(winner.Outcome, decision.Outcome);
            if (winner.Outcome == "Approved")
                Assert.Equal("lin.zhiyuan", now.OnlyTask.Assignee!.UserName);
            else
                Assert.Empty(now.Tasks);
        }

        await NothingWasMailedTwice(host);
        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        Assert.True((await auditor.GetAsync("api/audit")).Expect(HttpStatusCode.OK).Json.GetProperty("verification").GetProperty("whole").GetBoolean());
    }

    private static async Task<Attempt> ByApi(Colleague colleague, string task, string outcome)
    {
        var answer = await colleague.DecideAsync(task, outcome, outcome == "Rejected" ? Reason : null, Guid.NewGuid().ToString("N"));
        if (answer.Status == HttpStatusCode.OK)
            return new Attempt(colleague.Login, outcome, true, false, answer.Text);
        answer.Expect(HttpStatusCode.Conflict);
        Assert.Equal("task-already-decided", answer.Problem);
        return new Attempt(colleague.Login, outcome, false, NamesTheDecider(answer.Detail) && answer.Json.TryGetProperty("at", out _), answer.Text);
    }

    private static async Task<Attempt> ByPage(PageVisitor visitor, ReadyForm form, string outcome)
    {
        var answer = await visitor.SendAsync(form);
        if (answer.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
            return new Attempt(visitor.Login, outcome, true, false, answer.Text);
        answer.Expect(HttpStatusCode.Conflict);
        return new Attempt(visitor.Login, outcome, false, NamesTheDecider(answer.Text), answer.Text);
    }

    private static bool NamesTheDecider(string text) =>
        WebUtility.HtmlDecode(text) is var said && (said.Contains("孟凡已于", StringComparison.Ordinal) || said.Contains("韩子墨已于", StringComparison.Ordinal));

    private static async Task<Attempt[]> Together(Func<Task<Attempt>> one, Func<Task<Attempt>> other)
    {
        using var gun = new ManualResetEventSlim();
        Task<Attempt> Started(Func<Task<Attempt>> attempt) => Task.Run(async () =>
        {
            gun.Wait();
            return await attempt();
        });
        var both = Task.WhenAll(Started(one), Started(other));
        gun.Set();
        return await both;
    }

    private static async Task NothingWasMailedTwice(RunningHost host)
    {
        var mails = await new Mailbox(host).AllAsync();
        Assert.All(mails.Where(m => m.RequestNumber is not null && m.Template != "task.reminder").CountBy(m => (m.To, m.Template, m.RequestNumber, m.TaskId)), m => Assert.Equal(1, m.Value)); // reminders repeat, and so may violations of the past
    }

    private sealed record Attempt(string By, string Outcome, bool Won, bool WasToldWho, string Said);
}
