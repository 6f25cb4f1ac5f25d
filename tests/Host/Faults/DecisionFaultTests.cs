using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Host.Tests.Faults;

/// <summary>A real decision by the API, with a failure at each of its statements and around its commit: all of the step or none of it.</summary>
public sealed class DecisionFaultTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;
    private StatementFaults _faults = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync(replace: services =>
        {
            services.AddSingleton<StatementFaults>();
            services.ConfigureDbContext<WorkflowCrmDbContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<StatementFaults>()));
        });
        _faults = _app.Services.GetRequiredService<StatementFaults>();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_failure_at_any_statement_leaves_the_request_as_it_was_and_the_next_try_goes_through()
    {
        var (designer, manager, gm) = (await _app.SignInAs(SmallCompany.Designer), await _app.SignInAs(SmallCompany.DesignManager), await _app.SignInAs(SmallCompany.GeneralManager));
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var task = await _app.TaskOf(manager, number);
        var before = await SeenAsync(designer, number, gm);

        var failures = 0;
        for (var statement = 1; ; statement++)
        {
            _faults.FailAt(statement);
            var answer = await DecideAsync(manager, task, "every-statement");
            if (answer.Status == HttpStatusCode.OK)
                break;
            Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
            if (await SeenAsync(designer, number, gm) != before)
                break; // it failed while the answer was put together: the step itself is committed, wholly, as is checked below
            failures++;
        }

        Assert.True(failures >= 20, $"Only {failures} statements were seen.");
        await AssertDecidedOnceAsync(designer, number, gm);
        Assert.Equal(HttpStatusCode.OK, (await DecideAsync(manager, task, "every-statement")).Status);
        await AssertDecidedOnceAsync(designer, number, gm);
    }

    [Fact]
    public async Task A_failure_just_before_the_commit_leaves_the_request_as_it_was()
    {
        var (designer, manager, gm) = (await _app.SignInAs(SmallCompany.Designer), await _app.SignInAs(SmallCompany.DesignManager), await _app.SignInAs(SmallCompany.GeneralManager));
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var task = await _app.TaskOf(manager, number);
        var before = await SeenAsync(designer, number, gm);

        _faults.BeforeCommit = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await DecideAsync(manager, task, "before-commit")).Status);
        Assert.Equal(before, await SeenAsync(designer, number, gm));

        _faults.BeforeCommit = false;
        Assert.Equal(HttpStatusCode.OK, (await DecideAsync(manager, task, "before-commit")).Status);
        await AssertDecidedOnceAsync(designer, number, gm);
    }

    [Fact]
    public async Task A_failure_between_the_commit_and_the_answer_has_decided_once_and_the_same_key_is_told_so()
    {
        var (designer, manager, gm) = (await _app.SignInAs(SmallCompany.Designer), await _app.SignInAs(SmallCompany.DesignManager), await _app.SignInAs(SmallCompany.GeneralManager));
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
        var task = await _app.TaskOf(manager, number);

        _faults.AfterCommit = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await DecideAsync(manager, task, "after-commit")).Status);
        _faults.AfterCommit = false;
        await AssertDecidedOnceAsync(designer, number, gm);

        Assert.Equal(HttpStatusCode.OK, (await DecideAsync(manager, task, "after-commit")).Status);
        await AssertDecidedOnceAsync(designer, number, gm);
    }

    private static Task<Answer> DecideAsync(Caller manager, string task, string key) =>
        manager.PostAsync($"/api/tasks/{task}/decision", new { outcome = "Approved", comment = "同意", form = new { } }, key);

    /// <summary>Everything that a decision could have changed, as the people see it.</summary>
    private static async Task<string> SeenAsync(Caller designer, string number, Caller gm) =>
        (await designer.GetAsync($"/api/requests/{number}")).Body
        + string.Join(',', (await gm.GetAsync("/api/tasks")).Items.Select(t => t["requestNumber"]!.GetValue<string>()));

    private async Task AssertDecidedOnceAsync(Caller designer, string number, Caller gm)
    {
        var request = (await designer.GetAsync($"/api/requests/{number}")).Json;
        Assert.Single(request["timeline"]!.AsArray(), e => e!["kind"]!.GetValue<string>() == "decided");
        Assert.Single(request["tasks"]!.AsArray());
        Assert.Single((await gm.GetAsync("/api/tasks")).Items, t => t["requestNumber"]!.GetValue<string>() == number);
        var mails = (await _app.Anonymous().GetAsync("/dev/mail")).Items.Select(m => m["subject"]!.GetValue<string>()).ToList();
        Assert.True(mails.Count(s => s.Contains(number, StringComparison.Ordinal)) <= 2, string.Join('\n', mails));
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<IAudit>().VerifyAsync(TestContext.Current.CancellationToken)).IsWhole);
    }
}
