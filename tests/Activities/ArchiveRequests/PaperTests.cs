using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>W01 row 10: paper that was handed out comes back, or costs.</summary>
public sealed class PaperTests
{
    private readonly Office _office = new("2026-11-26 15:00");

    [Fact]
    public async Task The_keeper_confirms_the_return_of_the_paper()
    {
        await ReadOnPaperAsync();
        Assert.Equal(["确认纸质档案归还: ye.xiaolan"], _office.Waiting);
        Assert.NotNull(_office.Grant.RevokedAt);
        Assert.Equal(RequestStatus.Running, _office.Request.Status);

        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted);
        Assert.Equal((RequestStatus.Finished, Outcomes.Approved), (_office.Request.Status, _office.Request.Outcome));
        Assert.Empty(_office.Access.Violations);
    }

    [Fact]
    public async Task Missing_paper_is_asked_for_daily_and_after_three_working_days_it_is_a_violation()
    {
        await ReadOnPaperAsync();
        await _office.UntilAsync("2026-12-01 16:00");
        Assert.Equal(
            ["task.reminder 2026-11-27 15:00", "task.reminder 2026-11-30 15:00"],
            _office.MailsTo(Company.Secretary, "task.reminder").Take(2));

        var violation = Assert.Single(_office.Access.Violations);
        Assert.Equal((Company.Designer, "paper-not-returned", 50m), (violation.PersonId, violation.Kind, violation.Amount));
        Assert.Equal("2026-12-01 15:00", Office.Local(violation.At));
        Assert.Equal(["催还纸质档案: ye.xiaolan"], _office.Waiting);
        Assert.Equal(RequestStatus.Running, _office.Request.Status);
    }

    [Fact]
    public async Task Overdue_paper_is_asked_for_until_it_is_back()
    {
        await ReadOnPaperAsync();
        await _office.UntilAsync("2026-12-10 16:00");
        Assert.Single(_office.Access.Violations);
        Assert.Contains("task.reminder 2026-12-10 15:00", _office.MailsTo(Company.Secretary, "task.reminder"));

        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted);
        Assert.Equal((RequestStatus.Finished, Outcomes.Approved), (_office.Request.Status, _office.Request.Outcome));
        Assert.Empty(_office.Instances.Timers());
    }

    private async Task ReadOnPaperAsync()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.ApproveAsync(Company.DesignManager);
        await _office.ApproveAsync(Company.GeneralManager);
        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted, form: new JsonObject { ["paperHandedOut"] = true });
        await _office.DecideAsync(Company.Designer, Outcomes.Submitted);
    }
}
