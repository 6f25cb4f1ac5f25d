using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>W01 rows 8 to 10: how long the access lasts, and how it ends (R061, G19).</summary>
public sealed class GrantTests
{
    [Fact]
    public async Task It_ends_after_three_working_days_over_a_weekend()
    {
        var office = await OpenedAsync("2026-11-26 15:00");
        Assert.Equal("2026-12-01 15:00", Office.Local(office.Grant.Until));

        await office.UntilAsync("2026-12-01 14:59");
        Assert.True(office.Grant.IsActive(office.Clock.Now));
        await office.UntilAsync("2026-12-01 15:00");
        Assert.Equal("2026-12-01 15:00", Office.Local(office.Grant.RevokedAt));
        Assert.Empty(office.OpenTasks);
        Assert.Equal((RequestStatus.Finished, Outcomes.Approved), (office.Request.Status, office.Request.Outcome));
    }

    [Fact]
    public async Task A_make_up_working_day_counts()
    {
        // Thursday 8 October 2026; Saturday the 10th makes up for the holiday.
        var office = await OpenedAsync("2026-10-08 15:00");
        Assert.Equal("2026-10-12 15:00", Office.Local(office.Grant.Until));
    }

    [Fact]
    public async Task It_ends_earlier_when_less_was_asked_for()
    {
        var office = await OpenedAsync("2026-11-23 10:00", to: "2026-11-24");
        Assert.Equal("2026-11-25 00:00", Office.Local(office.Grant.Until));
    }

    [Fact]
    public async Task The_reader_is_warned_two_hours_before()
    {
        var office = await OpenedAsync("2026-11-26 15:00");
        await office.UntilAsync("2026-12-01 12:59");
        Assert.Empty(office.MailsTo(Company.Designer, "access.expiring"));
        await office.UntilAsync("2026-12-01 14:00");
        Assert.Equal(["access.expiring 2026-12-01 13:00"], office.MailsTo(Company.Designer, "access.expiring"));
        Assert.True(office.Grant.IsActive(office.Clock.Now));
    }

    [Fact]
    public async Task The_reader_may_finish_early()
    {
        var office = await OpenedAsync("2026-11-26 15:00");
        await office.UntilAsync("2026-11-27 11:00");
        await office.DecideAsync(Company.Designer, Outcomes.Submitted);

        Assert.Equal("2026-11-27 11:00", Office.Local(office.Grant.RevokedAt));
        Assert.Empty(office.Instances.Timers());
        Assert.Equal(RequestStatus.Finished, office.Request.Status);
        Assert.Empty(office.MailsTo(Company.Designer, "access.expiring"));
    }

    [Fact]
    public async Task At_the_end_the_task_to_finish_early_is_gone()
    {
        var office = await OpenedAsync("2026-11-26 15:00");
        var task = office.Task;
        await office.UntilAsync("2026-12-02 09:00");
        Assert.Equal(TaskState.Cancelled, task.State);
    }

    [Fact]
    public async Task Without_a_request_the_general_manager_reads_and_the_log_says_so()
    {
        var office = new Office();
        var opened = await office.InScopeAsync<OpenArchive, Crm.Result<OpenedArchive>>(use =>
            use.RunAsync(Company.GeneralManager, Company.CompanyLevel, Channel.Page, default));
        Assert.Equal(ReadingBasis.Exempt, opened.Value.Basis);
        Assert.False(Assert.Single(office.Access.Readings).Refused);
    }

    [Fact]
    public async Task While_it_lasts_the_reader_reads_and_afterwards_he_is_refused()
    {
        var office = await OpenedAsync("2026-11-26 15:00");
        Assert.True((await ReadAsync(office)).Succeeded);
        await office.UntilAsync("2026-12-01 15:00");
        Assert.Equal("archive-access-required", (await ReadAsync(office)).Problem?.Code);
        Assert.Equal([false, true], office.Access.Readings.Select(reading => reading.Refused));
    }

    private static async Task<Office> OpenedAsync(string now, string to = "2026-12-31")
    {
        var office = new Office(now);
        await office.AskAsync(Company.Designer, Company.CompanyLevel, to: to);
        await office.ApproveAsync(Company.DesignManager);
        await office.ApproveAsync(Company.GeneralManager);
        return await office.DecideAsync(Company.Secretary, Outcomes.Submitted);
    }

    private static Task<Crm.Result<OpenedArchive>> ReadAsync(Office office) => office.InScopeAsync<OpenArchive, Crm.Result<OpenedArchive>>(use =>
        use.RunAsync(Company.Designer, Company.CompanyLevel, Channel.Page, default));
}
