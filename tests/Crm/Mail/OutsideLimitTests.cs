using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail;

/// <summary>Confirmations to people outside: a few a day for each, a few an hour for all, none to ourselves.</summary>
public sealed class OutsideLimitTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task One_address_gets_three_confirmations_a_day_and_the_story_says_what_was_left_out()
    {
        for (var time = 0; time < 5; time++)
            await ConfirmAsync(time % 2 == 0 ? "wang@xingyelan.example" : "Wang@Xingyelan.Example");
        Assert.Equal(3, Confirmations.Count);
        Assert.Equal(2, _world.Data.Timeline.Count(e => e.Kind == TimelineKind.MailLeftOut));
        Assert.Equal(3, _world.Data.Timeline.Count(e => e.Kind == TimelineKind.MailSentOutside));

        _world.Clock.Now += TimeSpan.FromHours(23.9);
        await ConfirmAsync("wang@xingyelan.example");
        Assert.Equal(3, Confirmations.Count);
        _world.Clock.Now += TimeSpan.FromHours(0.2);
        await ConfirmAsync("wang@xingyelan.example");
        Assert.Equal(4, Confirmations.Count);
    }

    [Fact]
    public async Task All_together_get_as_many_an_hour_as_the_setting_says()
    {
        for (var sender = 0; sender < CrmWorld.MostConfirmations + 2; sender++)
            await ConfirmAsync($"person{sender}@xingyelan.example");
        Assert.Equal(CrmWorld.MostConfirmations, Confirmations.Count);
        _world.Clock.Now += TimeSpan.FromMinutes(61);
        await ConfirmAsync("late@xingyelan.example");
        Assert.Equal(CrmWorld.MostConfirmations + 1, Confirmations.Count);
    }

    [Fact]
    public async Task What_a_person_has_written_goes_out_beyond_the_limits_and_counts_for_none()
    {
        await ConfirmAsync("wang@xingyelan.example");
        for (var time = 0; time < 4; time++)
            await ConfirmAsync("wang@xingyelan.example", isWorked: true);
        Assert.Equal(5, _world.Data.Mails.Count(mail => mail.ToPersonId is null));
        Assert.Single(Confirmations);
    }

    [Theory]
    [InlineData("workflow@tuofan.example")]
    [InlineData("OA@tuofan.example")]
    [InlineData("oa+opinion@tuofan.example")]
    [InlineData("opinion@tuofan.example")] // what a process listens to
    public async Task Nothing_ever_goes_to_an_address_of_our_own(string address)
    {
        _world.Listening.Definitions["opinion@tuofan.example"] = "customer-opinion";
        await ConfirmAsync(address);
        await ConfirmAsync(address, isWorked: true);
        Assert.DoesNotContain(_world.Data.Mails, mail => mail.ToPersonId is null);
        Assert.Equal(2, _world.Data.Timeline.Count(e => e.Kind == TimelineKind.MailLeftOut));
    }

    private List<MailMessage> Confirmations => [.. _world.Data.Mails.Where(mail => mail is { ToPersonId: null, IsAutomaticAnswer: true })];

    private async Task ConfirmAsync(string address, bool isWorked = false)
    {
        var request = _world.Data.Requests.SingleOrDefault() ?? await _world.AskedAsync();
        request.Inputs = new MailOrigin(address, null).With([]);
        if (isWorked)
        {
            var task = _world.Data.Tasks.Single();
            _world.Data.Tasks.Remove(task);
            _world.Data.Tasks.Add(Worked(task));
        }

        await _world.InStepAsync(() => _world.Outside.SendAsync(request.InstanceId, "opinion.received", new Dictionary<string, string>(), CrmWorld.Token));
    }

    private StaffTask Worked(StaffTask task) => new()
    {
        Id = task.Id, RequestId = task.RequestId, RequestNumber = task.RequestNumber, DefinitionVersionId = task.DefinitionVersionId, InstanceId = task.InstanceId,
        BookmarkId = task.BookmarkId, Kind = TaskKind.Work, StepName = task.StepName, Title = task.Title, RequesterId = task.RequesterId, AssigneeId = task.AssigneeId,
        Round = 1, Outcomes = "[]", Form = "[]", Facts = "[]", Why = "manager", CreatedAt = task.CreatedAt,
        State = TaskState.Decided, DecidedAt = _world.Clock.Now, DecidedById = task.AssigneeId,
    };
}
