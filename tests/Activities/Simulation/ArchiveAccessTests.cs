using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Tests.Simulation;

/// <summary>W01 as a process owner tries it before he publishes it: who is asked, what is mailed, how long it takes.</summary>
public sealed class ArchiveAccessTests
{
    private readonly Office _office = new(); // a Monday, 10:00

    [Fact]
    public async Task A_company_level_archive_takes_three_decisions_and_ends_when_the_access_expires()
    {
        var told = await TryAsync(Company.Designer, Company.CompanyLevel,
            new ScriptedDecision("部门经理签字") { After = "1wh" },
            new ScriptedDecision("总经理批准") { After = "1wd" },
            new ScriptedDecision("开通查阅") { After = "1wh" },
            new ScriptedDecision("查阅完毕提前归还") { IsIgnored = true });

        Assert.Equal((SimulationEnd.Settled, InstanceSubStatus.Finished, Outcomes.Approved), (told.End, told.Status, told.Outcome));
        Assert.Equal(
            [
                "部门经理签字 meng.fan Approved 2026-11-23 11:00",
                "总经理批准 lin.zhiyuan Approved 2026-11-24 11:00",
                "开通查阅 ye.xiaolan Submitted 2026-11-24 12:00",
                "查阅完毕提前归还 jiang.yinuo Cancelled ",
            ],
            Tasks(told));
        Assert.Equal("2026-11-27 12:00", Office.Local(told.EndedAt));
        Assert.Equal(TimeSpan.FromHours(98), told.Duration);
        Assert.Contains("access.granted jiang.yinuo 2026-11-24 12:00", Mails(told));
        Assert.Contains("access.expiring jiang.yinuo 2026-11-27 10:00", Mails(told));
        Assert.Contains(told.Records, record => record.Action == "access.granted");
        Assert.Empty(told.Incidents);
        Assert.Empty(told.Waiting);
    }

    [Fact]
    public async Task A_department_level_archive_asks_both_managers_and_the_deputy_in_charge()
    {
        var told = await TryAsync(Company.Designer, Company.DepartmentLevel);
        Assert.Equal(
            ["本部门经理签字 meng.fan Approved", "归属部门经理批准 luo.siyuan Approved", "副总批准 zhou.yaning Approved", "开通查阅 luo.siyuan Submitted", "查阅完毕提前归还 jiang.yinuo Submitted"],
            told.Tasks.Select(task => $"{task.StepName} {task.AssigneeId} {task.Outcome}"));
        Assert.All(told.Tasks, task => Assert.True(task.IsAssumed));
    }

    [Theory]
    [InlineData(Company.GeneralManager, Company.CompanyLevel)]
    [InlineData(Company.Salesperson, Company.DepartmentLevel)]
    public async Task Whoever_may_read_without_asking_needs_nobody(string person, string customer)
    {
        var told = await TryAsync(person, customer);
        Assert.Empty(told.Tasks);
        Assert.Equal(("NotNeeded", TimeSpan.Zero), (told.Outcome, told.Duration));
    }

    [Fact]
    public async Task A_rejection_ends_it_and_mails_the_reason()
    {
        var told = await TryAsync(Company.Designer, Company.CompanyLevel,
            new ScriptedDecision("managerSigns"),
            new ScriptedDecision("gmApproves") { Outcome = Outcomes.Rejected, Comment = "与本项目无关", After = "4wh" });
        Assert.Equal(Outcomes.Rejected, told.Outcome);
        Assert.Contains("reason=与本项目无关", Assert.Single(told.Mails, mail => mail.Template == "case.rejected").Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(4), told.WorkingTime);
    }

    [Fact]
    public async Task What_nobody_decides_is_reminded_escalated_and_lapses()
    {
        var told = await TryAsync(Company.Designer, Company.CompanyLevel, new ScriptedDecision("部门经理签字") { IsIgnored = true });
        Assert.Equal((Outcomes.TimedOut, "2026-11-30 10:00"), (told.Outcome, Office.Local(told.EndedAt)));
        Assert.Equal(
            ["task.reminder meng.fan 2026-11-24 10:00", "task.escalated meng.fan 2026-11-25 10:00", "task.escalated han.zimo 2026-11-25 10:00"],
            Mails(told).Where(mail => mail.StartsWith("task.reminder", StringComparison.Ordinal) || mail.StartsWith("task.escalated", StringComparison.Ordinal)));
        Assert.Equal("han.zimo", Assert.Single(told.Tasks).EscalatedToId);
        Assert.Equal("case.lapsed", told.Mails[^1].Template);
    }

    [Fact]
    public async Task A_return_is_corrected_and_goes_round_again()
    {
        var told = await TryAsync(Company.Designer, Company.CompanyLevel,
            new ScriptedDecision("部门经理签字") { Outcome = Outcomes.Returned, Comment = "目的不清" });
        Assert.Equal(
            ["部门经理签字 Returned", "修改申请 Submitted", "部门经理签字 Approved", "总经理批准 Approved", "开通查阅 Submitted", "查阅完毕提前归还 Submitted"],
            told.Tasks.Select(task => $"{task.StepName} {task.Outcome}"));
    }

    [Fact]
    public async Task What_is_simulated_is_what_happens()
    {
        var told = await TryAsync(Company.Designer, Company.DepartmentLevel,
            new ScriptedDecision("本部门经理签字") { IsIgnored = true });
        await _office.AskAsync(Company.Designer, Company.DepartmentLevel);
        await _office.UntilAsync("2026-12-31 00:00");
        Assert.Equal(
            _office.Approvals.Tasks.Select(task => $"{task.StepName} {task.AssigneeId} {task.State} {Office.Local(task.DueAt)} {Office.Local(task.ExpiresAt)}"),
            told.Tasks.Select(task => $"{task.StepName} {task.AssigneeId} {task.State} {Office.Local(task.DueAt)} {Office.Local(task.ExpiresAt)}"));
        Assert.Equal(
            _office.Mails.Select(mail => $"{mail.TemplateKey} {mail.ToPersonId} {Office.Local(mail.CreatedAt)}"), Mails(told));
        Assert.Equal(_office.Request.Outcome, told.Outcome);
    }

    [Fact]
    public async Task Nothing_of_it_is_done()
    {
        await TryAsync(Company.Designer, Company.CompanyLevel);
        Assert.Empty(_office.Approvals.Requests);
        Assert.Empty(_office.Approvals.Tasks);
        Assert.Empty(_office.Access.Grants);
        Assert.Empty(_office.Mails);
        Assert.Empty(_office.Instances.Timers());
    }

    [Fact]
    public async Task Chance_finds_every_way_through_it_and_none_is_stuck()
    {
        var outcomes = new HashSet<string?>();
        for (ulong seed = 0; seed < 60; seed++)
        {
            var script = Script(Company.Designer, Company.CompanyLevel) with { Seed = seed };
            var told = await RunAsync(script);
            Assert.True(told.End == SimulationEnd.Settled, $"seed {seed}: {told.End} {told.Failure}");
            Assert.Equal(InstanceSubStatus.Finished, told.Status);
            Assert.Empty(told.Incidents);
            outcomes.Add(told.Outcome);
            if (seed % 20 == 0)
                Assert.Equal(Tasks(told), Tasks(await RunAsync(script)));
        }

        Assert.Superset(new HashSet<string?> { Outcomes.Approved, Outcomes.Rejected, Outcomes.TimedOut }, outcomes);
    }

    private Task<SimulatedCase> TryAsync(string person, string customer, params ScriptedDecision[] decisions) =>
        RunAsync(Script(person, customer) with { Decisions = decisions });

    private static SimulationScript Script(string person, string customer) => new()
    {
        Definition = Workflows.ArchiveAccess(),
        RequesterId = person,
        Inputs = Office.Form(customer),
    };

    private async Task<SimulatedCase> RunAsync(SimulationScript script)
    {
        var result = await _office.InScopeAsync<Simulator, Crm.Result<SimulatedCase>>(simulator => simulator.RunAsync(script, TestContext.Current.CancellationToken));
        Assert.True(result.Succeeded, result.Problem?.Code);
        return result.Value;
    }

    private static string[] Tasks(SimulatedCase told) =>
        [.. told.Tasks.Select(task => $"{task.StepName} {task.AssigneeId} {task.Outcome} {Office.Local(task.DecidedAt)}")];

    private static string[] Mails(SimulatedCase told) => [.. told.Mails.Select(mail => $"{mail.Template} {mail.ToPersonId} {Office.Local(mail.At)}")];
}
