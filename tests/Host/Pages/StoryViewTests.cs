using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Pages.Requests;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class StoryViewTests
{
    [Fact]
    public void A_decision_says_how_long_it_had_waited_for_the_one_who_made_it()
    {
        var first = StepLineTests.Task("manager", TaskState.Decided, 1, Outcomes.Returned);
        var again = StepLineTests.Task("manager", TaskState.Decided, 5, Outcomes.Approved, round: 2);
        again.DecidedAt = again.CreatedAt.AddHours(2);
        var story = StoryView.Of([Entry(2, again.DecidedAt.Value), Entry(1, first.DecidedAt!.Value)], [first, again]);
        Assert.Equal([TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)], story.Select(s => s.Waited!.Value));
    }

    [Fact]
    public void What_nobody_waited_for_says_nothing_about_waiting()
    {
        var entry = new TimelineEntry { Id = "e", RequestId = "r", At = DateTimeOffset.UnixEpoch, Sequence = 1, Kind = TimelineKind.Submitted, Channel = Channel.Page };
        Assert.Null(StoryView.Of([entry], [])[0].Waited);
    }

    private static TimelineEntry Entry(int sequence, DateTimeOffset at) => new()
    {
        Id = $"e{sequence}", RequestId = "r", At = at, Sequence = sequence, Kind = TimelineKind.Decided, ActorId = "p-manager", StepName = "manager", Channel = Channel.Page,
    };
}
