using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Mail.Links;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Definitions;
using WorkflowCrm.Storage.Tests.Repairs;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>The program's own deciding by mail over a database: one approver, asked by a process with one approval.</summary>
internal sealed class MailOffice(TestDatabase database) : IAsyncDisposable
{
    private readonly string _approver = Samples.NewId();
    private readonly string _requester = Samples.NewId();
    private readonly TestSecrets _secrets = new();
    private ServiceProvider _host = null!;

    public IServiceProvider Services => _host;

    public LinkInterruption Interruption { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MailOffice> OpenAsync(TestDatabase database)
    {
        var office = new MailOffice(database);
        office._host = database.NewHost(database.ConnectionString, register: office.Register);
        await office.HireAsync();
        return office;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public async Task<AskedByMail> AskAsync()
    {
        var request = Samples.Request(database.Clock.Now, _requester);
        await _host.InUnitAsync(async s =>
        {
            s.GetRequiredService<IApprovalStore>().Add(request);
            await s.GetRequiredService<Bursts>().StartAsync(new StartInstance { DefinitionId = $"asking-{_approver}", InstanceId = request.InstanceId }, Token);
        });
        var mails = await _host.InScopeAsync(s => s.GetRequiredService<IMailStore>().ListAsync(new MailFilter(RequestNumber: request.Number), PageOf.First, Token));
        return new AskedByMail(request, Assert.Single(mails.Items, mail => mail.ToPersonId == _approver));
    }

    public Task<Result<Request>> TapAsync(AskedByMail asked, string outcome)
    {
        string[] places = [Outcomes.Approved, Outcomes.Rejected, Outcomes.Returned];
        var token = MailToken.OfLink(_secrets, asked.Mail.Salt!, Array.IndexOf(places, outcome));
        return _host.InScopeAsync(s => s.GetRequiredService<FollowLink>().DecideAsync(token, null, null, null, Token));
    }

    public Task<MailFate?> AnswerAsync(AskedByMail asked, string text)
    {
        var mail = new IncomingMail
        {
            MessageId = $"{Samples.NewId()}@tuofan.example",
            From = $"{_approver}@tuofan.example",
            Recipients = [$"oa+{MailToken.OfReply(_secrets, asked.Mail.Salt!)}@tuofan.example"],
            Text = text,
            Size = 1000,
        };
        return _host.InScopeAsync(s => s.GetRequiredService<TakeMail>().RunAsync(mail, mail.MessageId, Token));
    }

    public Task<Result<int>> VoidAsync(AskedByMail asked) =>
        _host.InScopeAsync(s => s.GetRequiredService<VoidLinks>().RunAsync(asked.Mail.Id, "寄错了地方", _requester, Token));

    private async Task HireAsync()
    {
        var department = Samples.NewId();
        await _host.InUnitAsync(s =>
        {
            var people = s.GetRequiredService<IOrganisationStore>();
            people.Add(Samples.Department(department));
            people.Add(Samples.Person(_approver, department));
            people.Add(Samples.Person(_requester, department));
            return Task.CompletedTask;
        });
        await new DefinitionDesk(_host).PublishAsync($$"""
            { "definitionId": "asking-{{_approver}}", "name": "Asking",
              "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
                { "id": "ask", "type": "WorkflowCrm.RequestApproval", "approver": { "typeName": "String", "expression": { "type": "Literal", "value": "person:{{_approver}}.login" } } } ] } }
            """);
    }

    private void Register(IServiceCollection services) => services
        .AddSingleton(WorkingCalendar.China()).AddSingleton(ActivityCatalogue.Create(WorkflowCrmActivities.Assembly)).AddSingleton(new EngineLimits())
        .AddSingleton<IMailTemplates>(new MissingTemplates { AreThere = true }).AddSingleton<ISiteAddress, TestSite>().AddSingleton<IMailSecrets>(_secrets)
        .AddSingleton(new MailTrust(null, ServerRefusesOthers: true)).AddSingleton<AttachmentRules>().AddSingleton<IAttachmentFiles, NoFiles>().AddSingleton(Interruption)
        .AddScoped<WorkflowRuntime>().AddScoped<RequestStory>().AddScoped<FormText>().AddScoped<TaskDesk>().AddScoped<RequestDesk>()
        .AddScoped<FormCheck>().AddScoped<SubmitRequest>().AddScoped<Decide>().AddScoped<OpenArchive>().AddScoped<ArchiveAccess>()
        .AddScoped<SendMail>().AddScoped<TaskMail>().AddScoped<CaseMail>().AddScoped<SenderMail>().AddScoped<OutsideLimit>().AddSingleton<OwnAddresses>().AddSingleton(new MailLimits()).AddScoped<AccessMail>().AddScoped<ReplyMail>()
        .AddScoped<MailMatching>().AddScoped<MailKeeping>().AddScoped<MailReports>().AddScoped<TakeMail>().AddScoped<FollowLink>().AddScoped<UseLink>().AddScoped<VoidLinks>()
        .AddScoped<IDecisionLinks>(p => new InterruptedLinks(ActivatorUtilities.CreateInstance<DecisionLinks>(p), Interruption))
        .AddWorkflowCrmActivities();
}
