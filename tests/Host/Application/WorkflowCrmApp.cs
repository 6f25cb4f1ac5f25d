using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>The whole program on a free port and a database of its own, with methods that say what a person does.</summary>
public sealed class WorkflowCrmApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _directory;
    private readonly bool _ownsDirectory;
    private readonly List<Caller> _callers = [];

    private WorkflowCrmApp(WebApplication app, string directory, bool ownsDirectory) =>
        (_app, _directory, _ownsDirectory) = (app, directory, ownsDirectory);

    public IServiceProvider Services => _app.Services;

    public string DataDirectory => _directory;

    public Uri Address => new(_app.Urls.First());

    /// <param name="environment">Development unless the test is about another one.</param>
    /// <param name="directory">Takes over the data of an app that was stopped; null for a company of its own.</param>
    /// <param name="configure">Changes settings.</param>
    /// <param name="replace">Changes services.</param>
    public static async Task<WorkflowCrmApp> StartAsync(
        string environment = "Development", string? directory = null, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var data = directory ?? Directory.CreateTempSubdirectory("workflowcrm-host-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = typeof(Running).Assembly.GetName().Name });
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["Data:Directory"] = data;
        builder.Configuration["Demo:Seed"] = "false";
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        configure?.Invoke(builder);
        var app = WorkflowCrmHost.Build(builder, services =>
        {
            // Hashing is slow on purpose; the tests sign in hundreds of times.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
            replace?.Invoke(services);
        });
        await Running.PrepareAsync(app, CancellationToken.None);
        if (directory is null)
            await SmallCompany.LoadAsync(app.Services);
        await app.StartAsync();
        return new WorkflowCrmApp(app, data, directory is null);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Caller Anonymous(string language = "zh-CN")
    {
        var caller = new Caller(Address, language);
        _callers.Add(caller);
        return caller;
    }

    public async Task<Caller> SignInAs(string login, string language = "zh-CN")
    {
        var caller = Anonymous(language);
        var answer = await caller.PostAsync("/api/session", new { userName = login, password = SmallCompany.Password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        caller.CsrfToken = answer.Json["csrfToken"]!.GetValue<string>();
        return caller;
    }

    /// <summary>The body of a request to read an archive, as the shipped process wants it.</summary>
    public object ArchiveAccess(string customer, string purpose = "准备提案")
    {
        var today = DateOnly.FromDateTime(Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddHours(8));
        return new
        {
            definitionId = "archive-access",
            inputs = new
            {
                customer,
                scope = new[] { "contract" },
                purpose,
                manner = "online",
                from = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                to = today.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                undertaking = true,
            },
        };
    }

    /// <summary>Asks to read an archive; returns the request's number.</summary>
    public async Task<string> SubmitArchiveAccess(Caller requester, string customer, string purpose = "准备提案")
    {
        var answer = await requester.PostAsync("/api/requests", ArchiveAccess(customer, purpose));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Json["number"]!.GetValue<string>();
    }

    /// <summary>Approves the task that the request has in the caller's inbox.</summary>
    public Task<Answer> Approve(Caller approver, string requestNumber) => Decide(approver, requestNumber, "Approved");

    /// <summary>Decides the task that the request has in the caller's inbox.</summary>
    public async Task<Answer> Decide(Caller approver, string requestNumber, string outcome, string? comment = null)
    {
        var id = await TaskOf(approver, requestNumber);
        return await approver.PostAsync($"/api/tasks/{id}/decision", new { outcome, comment, form = new { } });
    }

    /// <summary>The id of the task that the request has in the caller's inbox.</summary>
    public async Task<string> TaskOf(Caller approver, string requestNumber)
    {
        var inbox = await approver.GetAsync("/api/tasks");
        var task = inbox.Items.SingleOrDefault(t => t["requestNumber"]!.GetValue<string>() == requestNumber);
        Assert.True(task is not null, $"{requestNumber} is not in the inbox.");
        return task["id"]!.GetValue<string>();
    }

    public async Task<DateTimeOffset> AdvanceClock(string advance)
    {
        var answer = await Anonymous().PostAsync("/dev/clock", new { advance });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json["now"]!.GetValue<DateTimeOffset>();
    }

    /// <summary>The person becomes a process owner.</summary>
    public async Task AppointOwner(string login)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(_ =>
        {
            scope.ServiceProvider.GetRequiredService<IOrganisationStore>().Add(new RoleAssignment { PersonId = SmallCompany.IdOf(login), Role = Roles.ProcessOwner });
            return Task.FromResult(true);
        }, CancellationToken.None);
    }

    /// <summary>The person leaves the company.</summary>
    public Task Dismiss(string login) => ChangePerson(login, p => p.Active = false);

    public async Task ChangePerson(string login, Action<Person> change)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(async token =>
        {
            var people = scope.ServiceProvider.GetRequiredService<IOrganisationStore>();
            change((await people.FindForChangeAsync(SmallCompany.IdOf(login), token))!);
            return true;
        }, CancellationToken.None);
    }

    /// <summary>Stops the program and leaves its data for another start.</summary>
    public async Task<string> StopAsync()
    {
        await _app.DisposeAsync();
        return _directory;
    }

    public async ValueTask DisposeAsync()
    {
        _callers.ForEach(c => c.Dispose());
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_ownsDirectory && Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }
}
