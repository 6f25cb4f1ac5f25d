using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>A step in which something fails at its first statement, its second and so on: none of it is ever stored in part.</summary>
public abstract class FaultInjectionContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_at_any_statement_of_a_decision_leaves_the_database_as_it_was()
    {
        var faults = new FaultInjector();
        await using var host = database.NewHost(database.ConnectionString, options => options.AddInterceptors(faults));
        var step = await GivenAsync();
        var before = await ContentAsync();
        var failures = 0;
        for (var n = 1; ; n++)
        {
            faults.FailAt(n);
            try
            {
                await host.InUnitAsync(services => DecideAsync(services, step));
                break;
            }
            catch (Exception e) when (FaultInjector.IsOne(e))
            {
                failures++;
                faults.Disarm();
                Assert.Equal(before, await ContentAsync());
            }
        }

        faults.Disarm();
        Assert.True(failures >= 25, $"Only {failures} statements were seen.");
        var after = await ContentAsync();
        foreach (var table in (string[])["timeline", "audit_entries", "mails", "jobs", "journal", "bookmarks", "tasks", "requests", "instances", "counters"])
            Assert.NotEqual(before[table], after[table]);
        await host.InScopeAsync(async services => Assert.True((await services.GetRequiredService<IAudit>().VerifyAsync(Token)).IsWhole));
    }

    [Fact]
    public async Task A_failure_of_the_commit_itself_leaves_the_database_as_it_was()
    {
        var faults = new CommitFault();
        await using var host = database.NewHost(database.ConnectionString, options => options.AddInterceptors(faults));
        var step = await GivenAsync();
        var before = await ContentAsync();
        await Assert.ThrowsAsync<InjectedFaultException>(() => host.InUnitAsync(services => DecideAsync(services, step)));
        Assert.Equal(before, await ContentAsync());

        faults.IsArmed = false;
        await host.InUnitAsync(services => DecideAsync(services, step));
        Assert.NotEqual(before["tasks"], (await ContentAsync())["tasks"]);
    }

    private Task<Step> GivenAsync() => database.Services.InUnitAsync(async services =>
    {
        var (approvals, organisation) = (services.GetRequiredService<IApprovalStore>(), services.GetRequiredService<IOrganisationStore>());
        var (departmentId, personId) = (Samples.NewId(), Samples.NewId());
        organisation.Add(Samples.Department(departmentId));
        organisation.Add(Samples.Person(personId, departmentId));
        var request = Samples.Request(database.Clock.Now);
        var task = Samples.Task(request, personId, database.Clock.Now, database.Clock.Now.AddDays(2));
        approvals.Add(request);
        approvals.Add(task);
        approvals.Add(Samples.Entry(request, 0, database.Clock.Now));
        var state = Samples.Instance(request.InstanceId, database.Clock.Now);
        var bookmark = Samples.Bookmark(database.Clock.Now, database.Clock.Now.AddDays(2));
        state.Bookmarks.Add(bookmark);
        await services.GetRequiredService<IInstanceStore>().SaveAsync(Samples.Burst(state, isNew: true, [bookmark]), Token);
        return new Step(task.Id, request.InstanceId, bookmark.Id, personId);
    });

    /// <summary>All that a real decision does: it takes a number, decides, tells the story, mails, resumes the instance to its next wait and changes a person.</summary>
    private async Task<bool> DecideAsync(IServiceProvider services, Step step)
    {
        var store = services.GetRequiredService<IApprovalStore>();
        var (request, task) = (await store.LockByTaskAsync(step.TaskId, Token))!.Value;
        await store.NextNumberAsync("DA", new DateOnly(2026, 11, 25), Token);
        (task.State, task.Outcome, task.DecidedById, task.DecidedAt) = (TaskState.Decided, Outcomes.Approved, step.PersonId, database.Clock.Now);
        store.Add(new DecisionReceipt { PersonId = step.PersonId, Key = step.TaskId, TaskId = step.TaskId, ContentHash = "", At = database.Clock.Now });
        store.Add(Samples.Entry(request, await store.NextTimelineSequenceAsync(request.Id, Token), database.Clock.Now, TimelineKind.Decided));
        services.GetRequiredService<IAudit>().Record(step.PersonId, "task.decided", $"request/{request.Number}", new { task = task.Id });

        var instances = services.GetRequiredService<IInstanceStore>();
        var state = (await instances.LockAsync(step.InstanceId, Token))!;
        state.Bookmarks.Clear();
        var next = Samples.Bookmark(database.Clock.Now, database.Clock.Now.AddDays(1));
        state.Bookmarks.Add(next);
        request.Outcome = Outcomes.Approved;
        store.Add(Samples.Task(request, "keeper", database.Clock.Now));
        await services.GetRequiredService<IMailStore>().AddAsync(Samples.Mail(database.Clock.Now), Token);
        await instances.SaveAsync(Samples.Burst(state, isNew: false, [next], [step.BookmarkId], [new JobRequest("publish-event", Samples.NewId(), null)]), Token);
        (await services.GetRequiredService<IOrganisationStore>().FindForChangeAsync(step.PersonId, Token))!.Title = "经理";
        services.GetRequiredService<IAudit>().Record("system", "task.assigned", $"request/{request.Number}", new { });
        return true;
    }

    /// <summary>A digest of every table.</summary>
    private Task<Dictionary<string, string>> ContentAsync() => database.Services.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<WorkflowCrmDbContext>();
        var content = new Dictionary<string, string>();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            var columns = string.Join(" || '|' || ", table.Columns.Select(c => $"coalesce(cast({c.Name} as text), '')"));
            var select = FormattableStringFactory.Create($"SELECT {columns} AS \"Value\" FROM {table.Name}"); // the model's own names
            var rows = await db.Database.SqlQuery<string>(select).ToListAsync(Token);
            content[table.Name] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }

        return content;
    });

    private sealed record Step(string TaskId, string InstanceId, string BookmarkId, string PersonId);
}
