using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_program_is_live_and_ready()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        Assert.Equal("live", (await app.Anonymous().GetAsync("/health/live")).Json["status"]!.GetValue<string>());
        var ready = await app.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Equal("ready", ready.Json["status"]!.GetValue<string>());
        Assert.Equal(["database", "jobWorker", "migrations", "schedules"], ready.Json["checks"]!.AsObject().Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.All(ready.Json["checks"]!.AsObject(), c => Assert.True(c.Value!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_worker_answers_the_health_calls_and_nothing_else()
    {
        await using var app = await WorkflowCrmApp.StartAsync(configure: b => b.Configuration["Node:Role"] = "worker");
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().GetAsync("/health/ready")).Status);
        (await app.Anonymous().GetAsync("/api/session")).Problem(404, "unknown-address");
    }

    [Fact]
    public async Task A_web_node_runs_no_jobs_and_is_ready_all_the_same()
    {
        await using var app = await WorkflowCrmApp.StartAsync(configure: b => b.Configuration["Node:Role"] = "web");
        var ready = await app.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Null(ready.Json["checks"]!["jobWorker"]);
        Assert.Null(ready.Json["checks"]!["schedules"]);
    }
}
