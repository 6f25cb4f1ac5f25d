using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.Steps;

public sealed class WaitWorkingTimeTests
{
    // A Friday.
    private readonly Office _office = new("2026-11-27 16:00");

    [Theory]
    [InlineData("4wh", "2026-11-30 11:00")]
    [InlineData("1wd", "2026-11-30 16:00")]
    [InlineData("2h", "2026-11-27 18:00")]
    public async Task It_waits_in_the_unit_that_is_written(string duration, string end)
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.WaitWorkingTime", new { duration }));
        var (_, timer) = Assert.Single(_office.Instances.Timers());
        Assert.Equal(end, Office.Local(timer.DueAt));

        await _office.UntilAsync(end);
        Assert.Equal(RequestStatus.Finished, _office.Request.Status);
    }

    [Theory]
    [InlineData("2026-11-28T01:00:00Z", "2026-11-28 09:00")]
    [InlineData("2026-11-28T01:00:00+08:00", "2026-11-28 01:00")]
    public async Task It_waits_until_an_instant(string until, string end)
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.WaitWorkingTime", new { until }));
        Assert.Equal(end, Office.Local(Assert.Single(_office.Instances.Timers()).Bookmark.DueAt));
    }

    [Fact]
    public async Task It_does_not_wait_for_what_has_passed()
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.WaitWorkingTime", new { until = "2026-11-27T07:00:00Z" }));
        Assert.Equal((RequestStatus.Finished, Outcomes.Completed), (_office.Request.Status, _office.Request.Outcome));
    }
}
