using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail;

public abstract class MailStoreContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_stored_with_one_job_under_its_message_id()
    {
        var mail = Samples.Mail(database.Clock.Now);
        await AddAsync(mail);
        var job = Assert.Single(await JobsAsync(mail.MessageId));
        Assert.Equal((JobKinds.Mail, $$"""{"mailId":"{{mail.Id}}"}"""), (job.Kind, job.Payload));
    }

    [Fact]
    public async Task The_same_message_id_is_the_same_mail()
    {
        var id = $"{Samples.NewId()}@tuofan.example";
        await AddAsync(Samples.Mail(database.Clock.Now, id), Samples.Mail(database.Clock.Now, id));
        await AddAsync(Samples.Mail(database.Clock.Now, id));
        Assert.Single(await JobsAsync(id));
        await database.Services.InScopeAsync(async s =>
            Assert.Equal(1, await s.GetRequiredService<WorkflowCrmDbContext>().Set<MailMessage>().CountAsync(m => m.MessageId == id, Token)));
    }

    [Fact]
    public async Task Two_commits_at_once_store_the_same_mail_once()
    {
        var id = $"{Samples.NewId()}@tuofan.example";
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(Samples.Mail(database.Clock.Now, id))));
        Assert.Single(await JobsAsync(id));
    }

    [Fact]
    public async Task A_sent_mail_says_when()
    {
        var mail = Samples.Mail(database.Clock.Now);
        await AddAsync(mail);
        await database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().MarkSentAsync(mail.Id, database.Clock.Now, Token));
        var found = await database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().FindAsync(mail.Id, Token));
        Assert.Equal(database.Clock.Now, found!.SentAt);
    }

    private Task AddAsync(params MailMessage[] mails) => database.Services.InUnitAsync(async s =>
    {
        foreach (var mail in mails)
            await s.GetRequiredService<IMailStore>().AddAsync(mail, Token);
    });

    private Task<List<Job>> JobsAsync(string key) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().Where(j => j.Key == key).ToListAsync(Token));
}
