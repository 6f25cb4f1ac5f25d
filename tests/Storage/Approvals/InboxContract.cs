using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

public abstract class InboxContract(TestDatabase database)
{
    private readonly string _me = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_first_is_on_top_and_what_is_never_due_is_last()
    {
        var now = database.Clock.Now;
        var never = await GivenAsync(_me, null);
        var late = await GivenAsync(_me, now.AddDays(3));
        var soon = await GivenAsync(_me, now.AddDays(1));
        await GivenAsync("somebody else", now);
        Assert.Equal([soon.Id, late.Id, never.Id], await IdsAsync(new InboxFilter([_me])));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_know_the_total()
    {
        for (var day = 1; day <= 5; day++)
            await GivenAsync(_me, database.Clock.Now.AddDays(day));
        var (first, last) = (await PageAsync(new InboxFilter([_me]), new PageOf(1, 2)), await PageAsync(new InboxFilter([_me]), new PageOf(3, 2)));
        Assert.Equal((2, 5, 1, 5), (first.Items.Count, first.Total, last.Items.Count, last.Total));
        Assert.Equal(database.Clock.Now.AddDays(5), last.Items[0].DueAt);
        Assert.Equal((0, 5), (await PageAsync(new InboxFilter([_me]), new PageOf(9, 2))) is var beyond ? (beyond.Items.Count, beyond.Total) : default);
    }

    [Fact]
    public async Task A_deputy_and_a_superior_find_the_tasks_that_they_may_decide()
    {
        var absent = Samples.NewId();
        var own = await GivenAsync(_me, null);
        var forAbsent = await GivenAsync(absent, null);
        var escalated = await GivenAsync("junior", null, t => (t.EscalatedToId, t.EscalationMayDecide) = (_me, true));
        await GivenAsync("junior", null, t => t.EscalatedToId = _me);
        Assert.Equal(new[] { own.Id, forAbsent.Id, escalated.Id }.Order(), (await IdsAsync(new InboxFilter([_me, absent], _me))).Order());
        Assert.Equal(3, await database.Services.InScopeAsync(s => s.GetRequiredService<IApprovalStore>().CountOpenAsync([_me, absent], _me, Token)));
    }

    [Fact]
    public async Task Decided_tasks_are_listed_by_who_decided_the_newest_first()
    {
        var now = database.Clock.Now;
        var first = await GivenAsync("x", null, t => (t.State, t.DecidedById, t.DecidedAt) = (TaskState.Decided, _me, now));
        var second = await GivenAsync("x", null, t => (t.State, t.DecidedById, t.DecidedAt) = (TaskState.Decided, _me, now.AddMinutes(1)));
        Assert.Equal([second.Id, first.Id], await IdsAsync(new InboxFilter(null, DecidedById: _me)));
    }

    [Fact]
    public async Task A_department_and_a_text_narrow_the_list()
    {
        var department = Samples.NewId();
        await database.Services.InUnitAsync(s =>
        {
            var organisation = s.GetRequiredService<IOrganisationStore>();
            organisation.Add(Samples.Department(department));
            organisation.Add(Samples.Person(_me, department));
            return Task.CompletedTask;
        });
        var task = await GivenAsync(_me, null);
        await GivenAsync(Samples.NewId(), null);
        Assert.Equal([task.Id], await IdsAsync(new InboxFilter(null, DepartmentId: department)));
        Assert.Equal([task.Id], await IdsAsync(new InboxFilter([_me], Text: "档案")));
        Assert.Equal([task.Id], await IdsAsync(new InboxFilter([_me], Text: task.RequestNumber[^8..])));
        Assert.Empty(await IdsAsync(new InboxFilter([_me], Text: "100%_")));
    }

    [Fact]
    public async Task Requests_are_found_by_who_is_involved()
    {
        var asked = await GivenAsync("somebody", null, requesterId: _me);
        var assigned = await GivenAsync(_me, null);
        await GivenAsync("somebody", null);
        var page = await database.Services.InScopeAsync(s =>
            s.GetRequiredService<IApprovalStore>().ListAsync(new RequestFilter(InvolvedId: _me, Status: RequestStatus.Running), PageOf.First, Token));
        Assert.Equal(new[] { asked.RequestId, assigned.RequestId }.Order(), page.Items.Select(r => r.Id).Order());
    }

    private Task<StaffTask> GivenAsync(string assigneeId, DateTimeOffset? dueAt, Action<StaffTask>? change = null, string requesterId = "luo") =>
        database.Services.InUnitAsync(s =>
        {
            var request = Samples.Request(database.Clock.Now, requesterId);
            var task = Samples.Task(request, assigneeId, database.Clock.Now, dueAt);
            change?.Invoke(task);
            s.GetRequiredService<IApprovalStore>().Add(request);
            s.GetRequiredService<IApprovalStore>().Add(task);
            return Task.FromResult(task);
        });

    private async Task<IEnumerable<string>> IdsAsync(InboxFilter filter) => (await PageAsync(filter, PageOf.First)).Items.Select(t => t.Id);

    private Task<Page<StaffTask>> PageAsync(InboxFilter filter, PageOf page) =>
        database.Services.InScopeAsync(s => s.GetRequiredService<IApprovalStore>().InboxAsync(filter, page, Token));
}
