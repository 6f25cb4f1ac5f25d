using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Confirming;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Mail;
using WorkflowCrm.Storage.Tests.Repairs;

namespace WorkflowCrm.Storage.Tests.Definitions.Confirming;

/// <summary>Luo asks, Bo or Dou confirms; Cai is the administrator, Er nobody in particular.</summary>
public abstract class ConfirmationContract(TestDatabase database) : IAsyncLifetime
{
    private readonly string _id = Samples.NewId();
    private ServiceProvider _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(_host);

    public async ValueTask InitializeAsync()
    {
        _host = database.NewHost(database.ConnectionString, register: Register);
        await Desk.With<ShippedDefinitions, ShippedResult>(s => s.ImportAsync(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "publish-definition.json")), Token));
        await _host.InUnitAsync(async s =>
        {
            var people = s.GetRequiredService<IOrganisationStore>();
            if ((await people.CurrentAsync(Token)).Find("luo") is not null)
                return;
            people.Add(new Department { Id = "J", Name = "设计部", NameEn = "Design" });
            foreach (var id in new[] { "luo", "bo", "cai", "dou", "er" })
                people.Add(Samples.Person(id, "J"));
            foreach (var (id, role) in new[] { ("luo", Roles.ProcessOwner), ("bo", Roles.ProcessOwner), ("dou", Roles.ProcessOwner), ("cai", Roles.Administrator) })
                people.Add(new RoleAssignment { PersonId = id, Role = role });
        });
        await SystemPublishesAsync("一");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_text_waits_as_the_draft_until_another_owner_confirms_it_and_is_then_published_as_it_was_shown()
    {
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Json("二")));
        Assert.Equal((true, false, "二"), (publication.Awaited is not null, publication.IsBlocked, publication.Draft!.Definition.Name));
        Assert.Equal("一", (await Desk.PublishedAsync(_id))!.Name);
        var task = await TaskAsync(publication.Awaited!);
        Assert.Equal(("bo", "确认发布"), (task.AssigneeId, task.StepName));
        Assert.Contains(TaskJson.Facts(task), fact => fact.Value == "二");

        await DecideAsync(publication.Awaited!, "bo");
        var published = (await Desk.FindAsync(_id, VersionOptions.Published))!;
        Assert.Equal(("二", publication.Draft.VersionId, "luo"), (published.Definition.Name, published.VersionId, published.ChangedBy));
        Assert.Equal("Published", (await RequestAsync(publication.Awaited!)).Outcome);

        var line = await AuditAsync("definition.published");
        Assert.Equal(("luo", "bo"), (line.ActorId, (string?)JsonNode.Parse(line.Detail)!["confirmedBy"]));
        Assert.Contains("\"code\":\"name-changed\",\"args\":[\"一\",\"二\"]", line.Detail, StringComparison.Ordinal);
        Assert.Contains("name-changed", (await AuditAsync("definition.publish-asked")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_way_to_publish_waits_for_a_second_person()
    {
        var ways = new (string Name, Func<IServiceProvider, Task<Publication>> PublishAsync)[]
        {
            ("text", async s => (await s.GetRequiredService<PublishDefinition>().TextAsync(Json("文本"), null, DefinitionDesk.Owner, Token)).Value),
            ("draft", async s => (await s.GetRequiredService<PublishDefinition>().VersionAsync(_id, VersionOptions.Latest, DefinitionDesk.Owner, Token)).Value),
            ("older version", async s => (await s.GetRequiredService<PublishDefinition>().VersionAsync(_id, VersionOptions.Of(2), DefinitionDesk.Owner, Token)).Value),
            ("import", async s => (await s.GetRequiredService<EditDefinition>().ImportAsync(Json("文件"), publish: true, DefinitionDesk.Owner, Token)).Value.Publication),
        };
        await Desk.SaveAsync(Json("草稿"));
        await Desk.With<EditDefinition, Result<StoredDefinition>>(edit => edit.RevertAsync(_id, 1, DefinitionDesk.Owner, Token));
        foreach (var (name, publishAsync) in ways)
        {
            var publication = await _host.InScopeAsync(publishAsync);
            Assert.True(publication.Awaited is not null, name);
            Assert.True((await Desk.PublishedAsync(_id))!.Name == "一", name);
            await DecideAsync(publication.Awaited, "bo", Outcomes.Rejected, "不行");
            Assert.True((await Desk.PublishedAsync(_id))!.Name == "一", name);
        }
    }

    [Fact]
    public async Task The_window_that_asked_draws_on_when_its_text_was_confirmed_meanwhile()
    {
        var window = new ChangeBy("luo", Window: "a");
        var asked = DefinitionDesk.Value(await Desk.TryPublishAsync(Json("二"), by: window));
        await DecideAsync(asked.Awaited!, "bo");
        Assert.Equal(3, (await Desk.SaveAsync(Json("三"), asked.Draft!.Stamp, window)).Version);
        Assert.Equal("definition-changed-elsewhere", (await Desk.TrySaveAsync(Json("四"), asked.Draft.Stamp, window with { Window = "b" })).Problem!.Code);
    }

    [Fact]
    public async Task A_definition_that_is_new_is_not_published_by_one_person_either()
    {
        var id = Samples.NewId();
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(id, "新", Draw.Line("l", "x"))));
        Assert.Null(await Desk.PublishedAsync(id));
        await DecideAsync(publication.Awaited!, "bo");
        Assert.Equal("新", (await Desk.PublishedAsync(id))!.Name);
    }

    [Fact]
    public async Task A_draft_that_was_changed_since_is_not_published_and_the_asker_is_told()
    {
        var asked = await AskAsync("二");
        await Desk.SaveAsync(Json("三"));
        await DecideAsync(asked, "bo");
        Assert.Equal(("一", "NotPublished"), ((await Desk.PublishedAsync(_id))!.Name, (await RequestAsync(asked)).Outcome));
        var mail = await MailAsync(asked, "case.unpublished");
        Assert.Equal("luo", mail.ToPersonId);
        Assert.Contains("草稿在确认之前又被修改", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_save_that_changes_the_text_which_waits_says_that_its_publication_is_void()
    {
        var asked = await AskAsync("二");
        Assert.Null(DefinitionDesk.Value(await Desk.TrySaveAsync(Json("二"))).Voided);
        Assert.Equal(asked.RequestNumber, DefinitionDesk.Value(await Desk.TrySaveAsync(Json("三"))).Voided?.RequestNumber);
        Assert.Null(DefinitionDesk.Value(await Desk.TrySaveAsync(Json("四"))).Voided);
        await Desk.SaveAsync(Json("二"));
        var file = DefinitionDesk.Value(await Desk.With<EditDefinition, Result<Imported>>(edit => edit.ImportAsync(Json("文件"), publish: false, DefinitionDesk.Owner, Token)));
        Assert.Equal(asked.RequestNumber, file.Voided?.RequestNumber);
    }

    [Fact]
    public async Task An_older_version_taken_as_the_draft_leaves_the_publication_as_it_is()
    {
        var asked = await AskAsync("二");
        await Desk.With<EditDefinition, Result<StoredDefinition>>(edit => edit.RevertAsync(_id, 1, DefinitionDesk.Owner, Token));
        Assert.Null(DefinitionDesk.Value(await Desk.TrySaveAsync(Json("三"))).Voided);
        await DecideAsync(asked, "bo");
        Assert.Equal("二", (await Desk.PublishedAsync(_id))!.Name);
    }

    [Fact]
    public async Task Errors_that_came_since_block_and_are_told()
    {
        var childId = Samples.NewId();
        await SystemAsync(Draw.Child(childId, $"子{childId}", false, Draw.Line("l", "x")));
        var asked = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(_id, "二", Draw.Use("u", childId)))).Awaited!;
        await Desk.RetractAsync(childId);
        await DecideAsync(asked, "bo");
        Assert.Equal(("一", "NotPublished"), ((await Desk.PublishedAsync(_id))!.Name, (await RequestAsync(asked)).Outcome));
        Assert.Contains("检查现在发现了错误", (await MailAsync(asked, "case.unpublished")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_told_when_it_is_asked_for_and_nobody_is_bothered()
    {
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(_id, "坏", Draw.Node("x", "No.Such"))));
        Assert.True(publication.IsBlocked);
        Assert.Null(await OpenAsync());
    }

    [Fact]
    public async Task Asking_again_while_one_is_open_is_refused_with_its_number()
    {
        var asked = await AskAsync("二");
        var again = await Desk.TryPublishAsync(Json("三"));
        Assert.Equal(("publication-awaited", asked.RequestNumber), (again.Problem!.Code, again.Problem.Args["number"]));
        await DecideAsync(asked, "bo", Outcomes.Rejected, "还不行");
        Assert.NotNull(DefinitionDesk.Value(await Desk.TryPublishAsync(Json("三"))).Awaited);
    }

    [Fact]
    public async Task Of_owners_who_ask_at_once_one_is_heard()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Desk.TryPublishAsync(Json($"第{n}"))));
        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("publication-awaited", r.Problem!.Code));
    }

    [Fact]
    public async Task The_asker_cannot_confirm_not_even_as_the_deputy_of_the_confirmer()
    {
        var asked = await AskAsync("二");
        var absence = new Absence { Id = Samples.NewId(), PersonId = "bo", From = database.Clock.Now.AddDays(-1), Until = database.Clock.Now.AddDays(9), DeputyId = "luo" };
        await _host.InUnitAsync(s => Task.FromResult(Add(s, absence)));
        try
        {
            Assert.Equal("not-your-task", (await TryDecideAsync(asked, "luo")).Problem?.Code);
            Assert.Equal("一", (await Desk.PublishedAsync(_id))!.Name);
        }
        finally
        {
            await _host.InUnitAsync(async s =>
            {
                var people = s.GetRequiredService<IOrganisationStore>();
                people.Remove(Assert.Single(await people.AbsencesForChangeAsync("bo", Token)));
            });
        }
    }

    [Fact]
    public async Task The_confirmation_of_somebody_to_whom_it_was_handed_on_and_who_may_not_publishes_nothing()
    {
        var asked = await AskAsync("二");
        var task = await TaskAsync(asked);
        await Desk.With<TransferTask, Result<Request>>(desk => desk.RunAsync("bo", task.Id, "er", "你看看", Channel.Page, Token));
        await DecideAsync(asked, "er");
        Assert.Equal(("一", "NotPublished"), ((await Desk.PublishedAsync(_id))!.Name, (await RequestAsync(asked)).Outcome));
    }

    [Fact]
    public async Task The_activity_publishes_nothing_in_a_process_that_somebody_drew_himself()
    {
        var asked = await AskAsync("二");
        var id = Samples.NewId();
        await SystemAsync(Draw.Definition(id, "绕过", Draw.Node("p", "WorkflowCrm.PublishDefinition")));
        var state = await Desk.StartAsync(id);
        Assert.Equal(InstanceStatus.Finished, state.Status);
        Assert.Equal("一", (await Desk.PublishedAsync(_id))!.Name);
        Assert.NotNull(await TaskAsync(asked));
    }

    [Fact]
    public async Task The_process_itself_can_be_neither_edited_nor_retracted_nor_deleted()
    {
        var saved = await Desk.TrySaveAsync(Draw.Definition(ConfirmationProcess.DefinitionId, "我的", Draw.Line("l", "x")));
        Assert.Equal("definition-read-only", saved.Problem!.Code);
        var retracted = await Desk.With<RetractDefinition, Result<StoredDefinition>>(desk => desk.RunAsync(ConfirmationProcess.DefinitionId, DefinitionDesk.Owner, Token));
        Assert.Equal("definition-read-only", retracted.Problem!.Code);
    }

    private static bool Add(IServiceProvider services, Absence absence)
    {
        services.GetRequiredService<IOrganisationStore>().Add(absence);
        return true;
    }

    private async Task<Confirmation> AskAsync(string name) => DefinitionDesk.Value(await Desk.TryPublishAsync(Json(name))).Awaited!;

    private Task<Result<Publication>> SystemPublishesAsync(string name) => SystemAsync(Json(name));

    private Task<Result<Publication>> SystemAsync(string json) => Desk.With<PublishDefinition, Result<Publication>>(desk => desk.TextAsync(json, null, ChangeBy.System, Token));

    private Task<Confirmation?> OpenAsync() => Desk.With<Confirmations, Confirmation?>(desk => desk.OfAsync(_id, Token));

    private async Task DecideAsync(Confirmation asked, string personId, string outcome = Outcomes.Approved, string? comment = null)
    {
        var result = await TryDecideAsync(asked, personId, outcome, comment);
        Assert.True(result.Succeeded, result.Problem?.Code);
    }

    private async Task<Result<Request>> TryDecideAsync(Confirmation asked, string personId, string outcome = Outcomes.Approved, string? comment = null)
    {
        var task = await TaskAsync(asked);
        return await Desk.With<Decide, Result<Request>>(desk => desk.RunAsync(new Decision(personId, task.Id, outcome, comment, null, Channel.Page), Token));
    }

    private Task<StaffTask> TaskAsync(Confirmation asked) => Db(db => db.Set<StaffTask>().AsNoTracking().SingleAsync(t => t.RequestNumber == asked.RequestNumber, Token));

    private Task<Request> RequestAsync(Confirmation asked) => Db(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Number == asked.RequestNumber, Token));

    private Task<MailMessage> MailAsync(Confirmation asked, string template) =>
        Db(db => db.Set<MailMessage>().AsNoTracking().SingleAsync(m => m.RequestNumber == asked.RequestNumber && m.TemplateKey == template, Token));

    private Task<AuditEntry> AuditAsync(string action) =>
        Db(db => db.Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == $"definition/{_id}" && e.Action == action).OrderByDescending(e => e.Sequence).FirstAsync(Token));

    private Task<T> Db<T>(Func<WorkflowCrmDbContext, Task<T>> read) => _host.InScopeAsync(s => read(s.GetRequiredService<WorkflowCrmDbContext>()));

    private string Json(string name) => Draw.Definition(_id, name, Draw.Line("l", name));

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton(ActivityCatalogue.Create(WorkflowCrmActivities.Assembly)).AddSingleton(WorkingCalendar.China());
        services.AddSingleton<IMailTemplates>(new MailTemplates(Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "mail"), "*.hbs")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText)));
        services.AddSingleton<ISiteAddress, TestSite>().AddSingleton<IMailSecrets, TestSecrets>().AddSingleton(new PublishingRules(TwoPeople: true));
        services.AddScoped<RequestStory>().AddScoped<FormText>().AddScoped<FormCheck>().AddScoped<TaskDesk>().AddScoped<RequestDesk>()
            .AddScoped<SubmitRequest>().AddScoped<Decide>().AddScoped<TransferTask>().AddScoped<OpenArchive>().AddScoped<ArchiveAccess>()
            .AddBusinessMails();
        services.AddWorkflowCrmActivities();
    }
}
