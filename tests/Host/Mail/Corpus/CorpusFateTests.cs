using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>Every raw mail as an answer to a real task's mail, with the right token in the address: it decides only if its verdict says so.</summary>
public sealed class CorpusFateTests : IAsyncLifetime
{
    private const string Assignee = "zhou.yaning@corp.example";

    private WorkflowCrmApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync(configure: builder =>
        {
            builder.Configuration["Mail:Mailbox"] = "oa@crm.example";
            builder.Configuration["Mail:AuthservId"] = RawMails.ServerId;
        });
        await _app.ChangePerson(SmallCompany.DesignManager, person => person.Mail = Assignee);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task None_decides_that_should_not_and_each_that_should_does()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var wrong = new List<string>();
        foreach (var name in RawMails.Names)
        {
            var number = await _app.SubmitArchiveAccess(designer, SmallCompany.CompanyArchive);
            await using var scope = _app.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<IApprovalStore>();
            var mails = await scope.ServiceProvider.GetRequiredService<IMailStore>().ListAsync(new MailFilter { RequestNumber = number }, Crm.PageOf.Clamp(1, 10), Token);
            var asked = _app.Services.GetRequiredService<MailFilling>().Of(Assert.Single(mails.Items, mail => mail.TaskId is not null));
            var mail = MimeReader.Read(RawMails.Read(name), RawMails.Limits) with { Recipients = [asked.ReplyTo!] };
            var fate = await scope.ServiceProvider.GetRequiredService<TakeMail>().RunAsync(mail, name, Token);
            var task = (await store.FindTaskAsync(asked.TaskId!, Token))!;
            var decided = task.State == TaskState.Decided;
            if (decided != RawMails.Verdicts[name].Decides || decided != (fate == MailFate.Decided))
                wrong.Add($"{name}: {fate}, the task is {task.State}");
        }

        Assert.Empty(wrong);
    }
}
