using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Definitions;
using WorkflowCrm.Storage.Tests.Mail;

namespace WorkflowCrm.Storage.Tests.Repairs;

/// <summary>A process that failed is repaired: rows, timers and the request follow within one transaction.</summary>
public abstract class RepairContract(TestDatabase database) : IAsyncLifetime
{
    private const string Definition = """
        { "definitionId": "repairs", "name": "Repairs",
          "root": { "id": "p", "type": "Elsa.Parallel", "activities": [
            { "id": "wait", "type": "Elsa.Delay", "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "1.00:00:00" } } },
            { "id": "mail", "type": "WorkflowCrm.SendMail", "template": { "typeName": "String", "expression": { "type": "Literal", "value": "case.welcome" } } } ] } }
        """;

    private readonly MissingTemplates _templates = new();
    private readonly string _person = Samples.NewId();
    private readonly string _department = Samples.NewId();
    private ServiceProvider _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = database.NewHost(database.ConnectionString, register: Register);
        await _host.InUnitAsync(s =>
        {
            s.GetRequiredService<Crm.People.IOrganisationStore>().Add(Samples.Department(_department));
            s.GetRequiredService<Crm.People.IOrganisationStore>().Add(Samples.Person(_person, _department));
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_retry_brings_back_the_instance_its_timer_and_its_request()
    {
        var request = await FailAsync();
        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted), await StandingAsync(request));
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted, 1, true, 0, 0), await RowsAsync(request));

        _templates.AreThere = true;
        var state = await _host.InUnitAsync(s => s.GetRequiredService<IInstanceStore>().FindAsync(request.InstanceId, Token));
        var result = await _host.InUnitAsync(s => s.GetRequiredService<Bursts>().RetryAsync(
            request.InstanceId, state!.Incidents[0].ExecutionId, _person, "模板已补", Token));

        Assert.True(result.IsDone, result.Problem);
        Assert.Equal((RequestStatus.Running, null), await StandingAsync(request));
        Assert.Equal((InstanceStatus.Running, InstanceSubStatus.Suspended, 0, false, 1, 1), await RowsAsync(request));
        Assert.Equal(1, await _host.InScopeAsync(s => Db(s).Set<Crm.Audit.AuditEntry>().CountAsync(
            entry => entry.Action == "request.retried" && entry.Subject == $"request/{request.Number}", Token)));
    }

    [Fact]
    public async Task A_repair_that_is_rolled_back_leaves_everything_failed()
    {
        var request = await FailAsync();
        _templates.AreThere = true;

        await Assert.ThrowsAsync<OperationCanceledException>(() => _host.InUnitAsync(async s =>
        {
            var state = await s.GetRequiredService<IInstanceStore>().FindAsync(request.InstanceId, Token);
            await s.GetRequiredService<Bursts>().SkipAsync(request.InstanceId, state!.Incidents[0].ExecutionId, [], _person, "试试", Token);
            throw new OperationCanceledException("The node went down.");
        }));

        Assert.Equal((RequestStatus.Finished, Outcomes.Faulted), await StandingAsync(request));
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted, 1, true, 0, 0), await RowsAsync(request));
    }

    private async Task<Request> FailAsync()
    {
        var published = await new DefinitionDesk(_host).PublishAsync(Definition);
        var request = Samples.Request(database.Clock.Now, _person);
        await _host.InUnitAsync(async s =>
        {
            s.GetRequiredService<IApprovalStore>().Add(request);
            await s.GetRequiredService<Bursts>().StartAsync(
                new StartInstance { DefinitionId = published.DefinitionId, InstanceId = request.InstanceId }, Token);
        });
        return request;
    }

    private Task<(RequestStatus, string?)> StandingAsync(Request request) => _host.InScopeAsync(async s =>
    {
        var found = (await s.GetRequiredService<IApprovalStore>().FindAsync(request.Number, Token))!;
        return (found.Status, found.Outcome);
    });

    private Task<(InstanceStatus, InstanceSubStatus, int Incidents, bool IsOver, int Bookmarks, int Timers)> RowsAsync(Request request) =>
        _host.InScopeAsync(async s =>
        {
            var row = await Db(s).Set<InstanceRow>().SingleAsync(i => i.Id == request.InstanceId, Token);
            var bookmarks = await Db(s).Set<BookmarkRow>().Where(b => b.InstanceId == request.InstanceId).Select(b => b.Id).ToListAsync(Token);
            var timers = await Db(s).Set<Job>().CountAsync(j => j.Kind == JobKinds.Timer && bookmarks.Contains(j.Key), Token);
            return (row.Status, row.SubStatus, row.IncidentCount, row.FinishedAt is not null, bookmarks.Count, timers);
        });

    private static WorkflowCrmDbContext Db(IServiceProvider services) => services.GetRequiredService<WorkflowCrmDbContext>();

    private void Register(IServiceCollection services) => services
        .AddSingleton(WorkingCalendar.China()).AddSingleton(ActivityCatalogue.Create(WorkflowCrmActivities.Assembly)).AddSingleton(new EngineLimits())
        .AddSingleton<IMailTemplates>(_templates).AddSingleton<ISiteAddress, TestSite>().AddSingleton<IMailSecrets, TestSecrets>().AddScoped<WorkflowRuntime>()
        .AddScoped<RequestStory>().AddScoped<FormText>().AddScoped<TaskDesk>().AddScoped<RequestDesk>()
        .AddScoped<FormCheck>().AddScoped<SubmitRequest>().AddScoped<OpenArchive>().AddScoped<ArchiveAccess>()
        .AddBusinessMails()
        .AddWorkflowCrmActivities();
}
