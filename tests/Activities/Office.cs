using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Tests.Fakes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Activities.Tests;

/// <summary>The whole program between a person and the database: real business, real activities, real engine, stores in memory.</summary>
public sealed class Office
{
    public static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly ServiceProvider _services;

    /// <param name="now">Time of the company, e.g. 2026-11-23 10:00 (a Monday).</param>
    public Office(string now = "2026-11-23 10:00")
    {
        Clock = new FakeClock(At(now));
        Definitions.Versions.Add(Workflows.ArchiveAccess());
        Definitions.Versions.Add(Workflows.CustomerOpinion());
        Stimuli = new MemoryStore(Clock);
        var ids = new CountingIds();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock).AddSingleton<IIds>(ids).AddSingleton<IIdSource>(ids)
            .AddSingleton<IUnitOfWork, OneByOne>().AddSingleton<IAudit>(Audit)
            .AddSingleton<IApprovalStore>(Approvals).AddSingleton<IAccessStore>(Access).AddSingleton<ICustomerStore>(Company.Customers())
            .AddSingleton<IOrganisationStore>(People).AddSingleton<IMailStore>(new MailsInMemory(Mails)).AddSingleton<IMailTemplates>(Templates)
            .AddSingleton<ISiteAddress, TestSite>().AddSingleton<IMailSecrets, TestSecrets>().AddSingleton<IDefinitionStore>(Definitions).AddSingleton<IInstanceStore>(Instances)
            .AddSingleton(WorkingCalendar.China()).AddSingleton(Catalogue).AddSingleton(new EngineLimits()).AddScoped<WorkflowRuntime>()
            .AddScoped<RequestStory>().AddScoped<FormText>().AddScoped<FormCheck>().AddScoped<TaskDesk>().AddScoped<RequestDesk>()
            .AddScoped<SubmitRequest>().AddScoped<Decide>().AddScoped<WithdrawRequest>().AddScoped<OpenArchive>().AddScoped<ArchiveAccess>()
            .AddScoped<SendMail>().AddScoped<TaskMail>().AddScoped<CaseMail>().AddScoped<SenderMail>().AddScoped<OutsideLimit>().AddSingleton<OwnAddresses>().AddSingleton(new MailLimits()).AddScoped<AccessMail>()
            .AddSingleton<IStimulusStore>(Stimuli).AddScoped<TriggerReader>()
            .AddWorkflowCrmActivities();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Create(WorkflowCrmActivities.Assembly);

    public FakeClock Clock { get; }

    public MemoryDefinitions Definitions { get; } = new();

    public MemoryInstances Instances { get; } = new();

    public MemoryApprovals Approvals { get; } = new();

    /// <summary>Who listens to what.</summary>
    public MemoryStore Stimuli { get; }

    public MemoryAccess Access { get; } = new();

    public List<MailMessage> Mails { get; } = [];

    public PlainMails Templates { get; } = new();

    public MemoryAudit Audit { get; } = new();

    public MemoryOrganisation People { get; } = Company.People();

    /// <summary>The request that was made last.</summary>
    public Request Request => Approvals.Requests[^1];

    public IReadOnlyList<StaffTask> OpenTasks => [.. Approvals.Tasks.Where(task => task.State == TaskState.Open)];

    /// <summary>The only open task.</summary>
    public StaffTask Task => Assert.Single(OpenTasks);

    public Grant Grant => Assert.Single(Access.Grants);

    /// <summary>What is open, as "step: who".</summary>
    public string[] Waiting => [.. OpenTasks.Select(task => $"{task.StepName}: {task.AssigneeId}")];

    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), China);

    public static string Local(DateTimeOffset? instant) => instant?.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static JsonObject Form(string customer, string from = "2026-11-23", string to = "2026-12-31") => new()
    {
        ["customer"] = customer, ["scope"] = new JsonArray("quotation", "contract"), ["purpose"] = "准备提案", ["manner"] = "paper",
        ["from"] = from, ["to"] = to, ["undertaking"] = true,
    };

    /// <summary>Asks to read an archive.</summary>
    public async Task<Office> AskAsync(string person, string customer, string? from = null, string to = "2026-12-31")
    {
        var form = Form(customer, from ?? Local(Clock.Now)[..10], to);
        var result = await InScopeAsync<SubmitRequest, Result<Request>>(desk => desk.RunAsync(person, "archive-access", form, Channel.Page, default));
        Assert.True(result.Succeeded, string.Join(", ", (result.Problem?.Fields ?? []).Select(field => $"{field.Field} {field.Code}")) + result.Problem?.Code);
        return this;
    }

    /// <summary>Starts a process that a test has drawn; its form is empty.</summary>
    public async Task<Office> StartAsync(string person, params (string Type, object Inputs)[] steps)
    {
        Definitions.Versions.Add(Drawing.Of(steps));
        var result = await InScopeAsync<SubmitRequest, Result<Request>>(desk => desk.RunAsync(person, "drawing", [], Channel.Page, default));
        Assert.True(result.Succeeded, result.Problem?.Code);
        return this;
    }

    /// <summary>A mail comes to an address that a process listens to.</summary>
    /// <returns>The numbers of the requests that it began; none when nobody listens.</returns>
    public async Task<IReadOnlyList<string>> ReceiveAsync(MailOpening mail)
    {
        foreach (var definition in await Definitions.ListPublishedAsync(default))
        {
            var reading = await InScopeAsync<TriggerReader, TriggerReading>(reader => reader.ReadAsync(definition, default).AsTask());
            Assert.Empty(reading.Findings);
            Stimuli.SetTriggers(definition.DefinitionId, reading.Triggers);
        }

        return await InScopeAsync<IMailProcesses, IReadOnlyList<string>>(async processes =>
        {
            var numbers = new List<string>();
            foreach (var listener in await processes.ListeningAsync(mail.Recipients, default))
                numbers.Add(await processes.StartAsync(listener, mail, default));
            return numbers;
        });
    }

    /// <summary>Decides the open task that the person has with that step's name, or the only one.</summary>
    public async Task<Office> DecideAsync(string person, string outcome, string? comment = null, JsonObject? form = null, string? step = null)
    {
        var task = step is null ? Task : OpenTasks.Single(open => open.StepName == step);
        var result = await InScopeAsync<Decide, Result<Request>>(desk => desk.RunAsync(new Decision(person, task.Id, outcome, comment, form, Channel.Page), default));
        Assert.True(result.Succeeded, result.Problem?.Code);
        return this;
    }

    public Task<Office> ApproveAsync(string person) => DecideAsync(person, Outcomes.Approved);

    public Task<Result<Request>> WithdrawAsync() =>
        InScopeAsync<WithdrawRequest, Result<Request>>(desk => desk.RunAsync(Request.RequesterId, Request.Number, "不需要了", Channel.Page, default));

    /// <summary>Lets time pass; what falls due on the way runs in order, each at its own time.</summary>
    public async Task<Office> UntilAsync(string local)
    {
        var end = At(local);
        while (Instances.Timers().FirstOrDefault() is { Bookmark: { } timer } next && timer.DueAt <= end)
        {
            Clock.Now = timer.DueAt.Value > Clock.Now ? timer.DueAt.Value : Clock.Now;
            Assert.True(await FireAsync(next.InstanceId, timer.Id));
        }

        Clock.Now = end;
        return this;
    }

    public Task<bool> FireAsync(string instanceId, string bookmarkId) =>
        InScopeAsync<IServiceProvider, bool>(scope => scope.GetRequiredService<IUnitOfWork>().RunAsync(
            token => scope.GetRequiredService<Bursts>().ResumeAsync(instanceId, bookmarkId, new Dictionary<string, object?>(), token), default));

    public Task<IReadOnlyList<RouteStep>> RouteAsync(string requester, JsonObject form, string? instanceId = null) =>
        InScopeAsync<IProcesses, IReadOnlyList<RouteStep>>(processes => processes.RouteAsync("archive-access-1", instanceId, requester, form, default));

    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        using var scope = _services.CreateScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The mails to that person, as "key time", in order.</summary>
    public string[] MailsTo(string person, string key = "") => [.. Mails
        .Where(mail => mail.ToPersonId == person && mail.TemplateKey.StartsWith(key, StringComparison.Ordinal))
        .Select(mail => $"{mail.TemplateKey} {Local(mail.CreatedAt)}")];
}
