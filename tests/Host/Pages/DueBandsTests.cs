using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Components.Parts;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class DueBandsTests
{
    [Theory]
    [InlineData(1, DueBand.Ample)]
    [InlineData(35, DueBand.Ample)]
    [InlineData(36, DueBand.Soon)] // the last quarter of 48 hours
    [InlineData(48, DueBand.Overdue)]
    public void The_band_follows_what_is_left_of_the_time(int hoursGone, DueBand expected)
    {
        var task = StepLineTests.Task("manager", TaskState.Open, 0);
        task.DueAt = task.CreatedAt.AddHours(48);
        Assert.Equal(expected, DueBands.Of(task, task.CreatedAt.AddHours(hoursGone)));
    }

    [Fact]
    public void The_last_two_hours_are_soon_however_short_the_time_was()
    {
        var task = StepLineTests.Task("manager", TaskState.Open, 0);
        task.DueAt = task.CreatedAt.AddHours(3);
        Assert.Equal(DueBand.Soon, DueBands.Of(task, task.CreatedAt.AddHours(1)));
    }

    [Fact]
    public void Without_a_due_time_there_is_no_band() =>
        Assert.Equal(DueBand.None, DueBands.Of(StepLineTests.Task("manager", TaskState.Open, 0), DateTimeOffset.UnixEpoch));
}
