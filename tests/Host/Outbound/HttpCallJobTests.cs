using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Tests.Outbound;

/// <summary>Calls of running workflows.</summary>
public sealed class HttpCallJobTests : IAsyncLifetime
{
    private RemoteServer _server = null!;
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RemoteServer.StartAsync();
        _app = await WorkflowCrmApp.StartAsync(
            configure: b => b.Configuration["Outbound:Hosts"] = "localhost",
            replace: s => s.AddSingleton(new JobOptions { FirstBackoff = TimeSpan.FromMilliseconds(1) }));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_busy_server_is_called_again_under_the_same_key_until_it_answers()
    {
        _server.BusyFor = 2;
        Assert.Contains("\"200\"", await OutcomesAsync(await CallAsync("/busy", "GET")), StringComparison.Ordinal);
        Assert.Equal(3, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(c => c.Key).Distinct());
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_left_alone_after_the_last_attempt_and_the_workflow_goes_on()
    {
        _server.BusyFor = 100;
        Assert.Contains("Unmatched status code", await OutcomesAsync(await CallAsync("/busy", "GET")), StringComparison.Ordinal);
        Assert.Equal(4, _server.Calls.Count);
    }

    [Fact]
    public async Task What_must_not_be_done_twice_is_not_sent_twice()
    {
        _server.BusyFor = 100;
        Assert.Contains("Unmatched status code", await OutcomesAsync(await CallAsync("/busy", "POST")), StringComparison.Ordinal);
        Assert.Contains("Failed to connect", await OutcomesAsync(await CallAsync("/cut", "POST")), StringComparison.Ordinal);
        Assert.Equal(["/busy", "/cut"], _server.Calls.Select(c => c.Path));
    }

    [Fact]
    public async Task A_server_that_asks_for_hours_gets_ten_minutes()
    {
        await CallAsync("/asks-for-patience", "GET");
        var job = await Workflows.SoonAsync(JobAsync, j => j is { Attempts: 1, LockedBy: null });
        var now = _app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.InRange(job!.DueAt - now, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        Assert.Equal("The server answered 429.", job.LastError);
    }

    [Fact]
    public async Task A_call_that_nobody_waits_for_any_more_is_not_made()
    {
        await CallAsync("/asks-for-patience", "GET");
        await Workflows.SoonAsync(JobAsync, j => j is { Attempts: 1, LockedBy: null });
        await InUnitAsync(async (services, token) => Assert.True(
            await services.GetRequiredService<WorkflowRuntime>().CancelAsync((await _app.InstancesOfAsync("call")).Single().Id, "test", token)));
        await _app.AdvanceClock("0.01:00:00");
        Assert.Null(await JobAsync());
        Assert.Single(_server.Calls);
    }

    private async Task<string> CallAsync(string path, string method)
    {
        await _app.PublishAsync(Workflows.Definition("call", Workflows.Node("Elsa.FlowSendHttpRequest", starts: false, ("url", _server.At(path)), ("method", method))));
        var id = Guid.NewGuid().ToString("n");
        await InUnitAsync((services, token) => services.GetRequiredService<WorkflowRuntime>().StartAsync(new StartInstance { DefinitionId = "call", InstanceId = id }, token));
        return id;
    }

    private async Task<string> OutcomesAsync(string instanceId)
    {
        var ended = await Workflows.SoonAsync(() => _app.StateOfAsync(instanceId), state => state.Status == InstanceStatus.Finished);
        Assert.Equal(InstanceSubStatus.Finished, ended.SubStatus);
        await using var scope = _app.Services.CreateAsyncScope();
        var journal = await scope.ServiceProvider.GetRequiredService<InstanceReader>().JournalAsync(instanceId, CancellationToken.None);
        return journal.Single(entry => entry is { Event: "Completed", ActivityId: "a0" }).Payload!.ToJsonString();
    }

    private async Task<Job?> JobAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Kind == WorkflowJobKinds.HttpRequest);
    }

    private async Task InUnitAsync(Func<IServiceProvider, CancellationToken, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(
            async token =>
            {
                await work(scope.ServiceProvider, token);
                return true;
            },
            CancellationToken.None);
    }
}
