using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Host.Tasks;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Tests.Events;

/// <summary>Events and tasks by the API, and what becomes of jobs that cannot be done.</summary>
public sealed class EventCallTests : IAsyncLifetime
{
    private readonly Announcer _announcer = new();
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync(replace: services =>
        {
            services.AddSingleton<ITaskAnnouncer>(_announcer);
            services.AddSingleton(new JobOptions { Attempts = 1 });
        });
        await _app.AppointOwner(SmallCompany.Keeper);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_event_starts_and_resumes_what_waits_for_it_once_and_leaves_an_audit_line()
    {
        await _app.PublishAsync(Workflows.Definition(
            "paid", Workflows.Node("Elsa.Event", starts: true, ("eventName", "paid")), Workflows.Node("Elsa.Event", starts: false, ("eventName", "shipped"))));
        var owner = await _app.SignInAs(SmallCompany.Keeper);
        var body = new { correlationId = "O-7", input = new { sum = 12 } };
        Assert.Equal(1, (await owner.PostAsync("/elsa/api/events/paid/trigger", body, idempotencyKey: "k")).Json["starts"]!.GetValue<int>());
        await owner.PostAsync("/elsa/api/events/paid/trigger", body, idempotencyKey: "k");
        var instance = Assert.Single(await Workflows.SoonAsync(() => _app.InstancesOfAsync("paid"), found => found.Count > 0));
        Assert.Equal("O-7", instance.CorrelationId);
        var shipped = await owner.PostAsync("/elsa/api/events/shipped/trigger", new { correlationId = "O-7" });
        Assert.Equal((HttpStatusCode.Accepted, 1), (shipped.Status, shipped.Json["resumptions"]!.GetValue<int>()));
        var ended = await Workflows.SoonAsync(() => _app.StateOfAsync(instance.Id), state => state.Status == InstanceStatus.Finished);
        Assert.Equal(InstanceSubStatus.Finished, ended.SubStatus);
        Assert.Single(await _app.InstancesOfAsync("paid"));
        var audit = await (await _app.SignInAs(SmallCompany.Auditor)).GetAsync("/api/audit?subject=event/shipped");
        Assert.Single(audit.Items);
    }

    [Fact]
    public async Task A_task_is_announced_and_its_result_goes_to_who_waits_for_it()
    {
        await _app.PublishAsync(Workflows.Definition("ship", Workflows.Node("Elsa.RunTask", starts: false, ("taskName", "pack"))));
        await StartAsync("ship");
        var task = await Workflows.SoonAsync(() => Task.FromResult(_announcer.Task), announced => announced is not null);
        Assert.Equal("pack", task!.TaskName);
        var owner = await _app.SignInAs(SmallCompany.Keeper);
        var address = $"/elsa/api/tasks/{task.TaskId}/complete";
        Assert.Equal(1, (await owner.PostAsync(address, new { result = "packed" })).Json["resumed"]!.GetValue<int>());
        var ended = await Workflows.SoonAsync(() => _app.StateOfAsync(task.InstanceId), state => state.Status == InstanceStatus.Finished);
        Assert.Equal(InstanceSubStatus.Finished, ended.SubStatus);
        var again = await owner.PostAsync(address, new { result = "packed" });
        Assert.Equal((HttpStatusCode.OK, 0), (again.Status, again.Json["resumed"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Only_process_owners_may_and_not_from_foreign_pages()
    {
        foreach (var address in new[] { "/elsa/api/events/x/trigger", "/elsa/api/tasks/x/complete" })
        {
            (await _app.Anonymous().PostAsync(address, new { })).Problem(401, "not-signed-in");
            (await (await _app.SignInAs(SmallCompany.Salesman)).PostAsync(address, new { })).Problem(403, "process-owners-only");
            var owner = await _app.SignInAs(SmallCompany.Keeper);
            owner.CsrfToken = null;
            (await owner.PostAsync(address, new { })).Problem(400, "anti-forgery");
        }
    }

    [Fact]
    public async Task A_start_whose_definition_is_gone_becomes_a_dead_letter_that_says_why()
    {
        await InUnitAsync(services => services.GetRequiredService<JobQueue>().Add(
            WorkflowJobKinds.Start, "i1", JobQueue.Payload(new StartPayload { DefinitionId = "gone", InstanceId = "i1" })));
        var dead = await Workflows.SoonAsync(DeadAsync, page => page.Total > 0);
        Assert.Contains("No published version of workflow definition with ID gone found.", Assert.Single(dead.Items).LastError, StringComparison.Ordinal);
        var page = await (await _app.SignInAs(SmallCompany.Keeper, "en")).GetAsync("/admin/jobs");
        Assert.Contains("Starting a workflow", page.Body, StringComparison.Ordinal);
    }

    private Task StartAsync(string definitionId) => InUnitAsync(services =>
        services.GetRequiredService<JobQueue>().Add(WorkflowJobKinds.Start, definitionId + "-1", JobQueue.Payload(new StartPayload { DefinitionId = definitionId, InstanceId = definitionId + "-1" })));

    private async Task<Page<Job>> DeadAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().DeadAsync(PageOf.Clamp(1, 10), CancellationToken.None);
    }

    private async Task InUnitAsync(Action<IServiceProvider> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(
            _ =>
            {
                work(scope.ServiceProvider);
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }

    private sealed class Announcer : ITaskAnnouncer
    {
        public RunTaskPayload? Task { get; private set; }

        public System.Threading.Tasks.Task AnnounceAsync(RunTaskPayload task, CancellationToken cancellationToken)
        {
            Task = task;
            return System.Threading.Tasks.Task.CompletedTask;
        }
    }
}
