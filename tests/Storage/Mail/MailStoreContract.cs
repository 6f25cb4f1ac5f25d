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

    [Fact]
    public async Task A_mail_says_how_often_and_why_it_did_not_go_out_until_it_does()
    {
        var mail = Samples.Mail(database.Clock.Now);
        await AddAsync(mail);
        await MarkAsync(store => store.MarkDelayedAsync(mail.Id, "451 later", Token));
        var delayed = await FindAsync(mail.Id);
        Assert.Equal((1, "451 later", null), (delayed.Attempts, delayed.Failure, delayed.FailedAt));
        await MarkAsync(store => store.MarkFailedAsync(mail.Id, "550 没有这个人", database.Clock.Now, Token));
        var failed = await FindAsync(mail.Id);
        Assert.Equal((2, "550 没有这个人", database.Clock.Now, null), (failed.Attempts, failed.Failure, failed.FailedAt, failed.SentAt));
        await MarkAsync(store => store.MarkSentAsync(mail.Id, database.Clock.Now, Token));
        var sent = await FindAsync(mail.Id);
        Assert.Equal((2, null, null, database.Clock.Now), (sent.Attempts, sent.Failure, sent.FailedAt, sent.SentAt));
    }

    [Fact]
    public async Task A_mail_that_nobody_wants_any_more_says_when_it_was_dropped()
    {
        var mail = Samples.Mail(database.Clock.Now);
        await AddAsync(mail);
        await MarkAsync(store => store.MarkDroppedAsync(mail.Id, database.Clock.Now, Token));
        Assert.Equal((database.Clock.Now, null), ((await FindAsync(mail.Id)).DroppedAt, (await FindAsync(mail.Id)).SentAt));
    }

    [Fact]
    public async Task Confirmations_are_the_mails_to_people_outside_that_carry_nobodys_work()
    {
        var (address, now) = ($"{Samples.NewId()}@Elsewhere.Example", database.Clock.Now);
        var before = await CountAsync(null, now.AddHours(-1));
        await AddAsync(
            Outside(address, now), Outside(address.ToUpperInvariant(), now.AddHours(-1)), Outside(address, now.AddHours(-2)),
            Outside(address, now, taskId: "t"), Outside(address, now, personId: "p"), Outside("x" + address, now));
        Assert.Equal(2, await CountAsync(address.ToLowerInvariant(), now.AddHours(-1)));
        Assert.Equal(3, await CountAsync(address, now.AddHours(-2)));
        Assert.Equal(before + 3, await CountAsync(null, now.AddHours(-1)));
    }

    private static MailMessage Outside(string address, DateTimeOffset at, string? taskId = null, string? personId = null) => new()
    {
        Id = Samples.NewId(), MessageId = $"{Samples.NewId()}@tuofan.example", TemplateKey = "opinion.received", ToPersonId = personId, ToAddress = address, ToName = "x",
        Subject = "x", Text = "x", Html = "x", TaskId = taskId, AnswersMessageId = "", CreatedAt = at,
    };

    private Task<int> CountAsync(string? address, DateTimeOffset since) =>
        database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().CountConfirmationsAsync(address, since, Token));

    private Task MarkAsync(Func<IMailStore, Task> mark) => database.Services.InScopeAsync(s => mark(s.GetRequiredService<IMailStore>()));

    private async Task<MailMessage> FindAsync(string id) =>
        (await database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().FindAsync(id, Token)))!;

    private Task AddAsync(params MailMessage[] mails) => database.Services.InUnitAsync(async s =>
    {
        foreach (var mail in mails)
            await s.GetRequiredService<IMailStore>().AddAsync(mail, Token);
    });

    private Task<List<Job>> JobsAsync(string key) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().Where(j => j.Key == key).ToListAsync(Token));
}
