using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail;

public abstract class MailListsContract(TestDatabase database)
{
    private readonly string _number = $"DA-{Samples.NewId()}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mail_stands_in_exactly_one_list_the_one_that_its_state_names()
    {
        var at = database.Clock.Now;
        var mails = Enumerable.Range(0, 6).Select(i => Mail($"mail {i}")).ToList();
        mails[1].Failure = "451 later";
        mails[2].SentAt = at;
        (mails[3].SentAt, mails[3].BouncedAt) = (at, at);
        mails[4].FailedAt = at;
        mails[5].DroppedAt = at;
        await AddAsync([.. mails]);
        Assert.Equal(["mail 0", "mail 1"], await SubjectsAsync(new MailFilter(MailState.Waiting, RequestNumber: _number)));
        Assert.Equal(["mail 2"], await SubjectsAsync(new MailFilter(MailState.Sent, RequestNumber: _number)));
        Assert.Equal(["mail 3", "mail 4", "mail 5"], await SubjectsAsync(new MailFilter(MailState.Failed, RequestNumber: _number)));
        Assert.All(mails, mail => Assert.Equal(mail.Subject is "mail 0" or "mail 1" ? MailState.Waiting : mail.Subject == "mail 2" ? MailState.Sent : MailState.Failed, mail.State));
    }

    [Fact]
    public async Task A_text_is_found_in_receiver_subject_and_number_whatever_its_case()
    {
        var own = Samples.NewId();
        await AddAsync(Mail($"About {own}"), Mail("other"));
        Assert.Equal([$"About {own}"], await SubjectsAsync(new MailFilter(Text: $" aBOUT {own.ToUpperInvariant()}")));
        Assert.Equal(2, (await SubjectsAsync(new MailFilter(Text: _number.ToLowerInvariant()))).Count);
        Assert.Equal(2, (await SubjectsAsync(new MailFilter(Text: "HAN@tuofan.example", RequestNumber: _number))).Count);
        Assert.Empty(await SubjectsAsync(new MailFilter(Text: "nothing like it", RequestNumber: _number)));
        Assert.Empty(await SubjectsAsync(new MailFilter(Text: "%", RequestNumber: _number)));
    }

    [Fact]
    public async Task A_page_holds_what_fits_and_says_how_many_there_are()
    {
        await AddAsync([.. Enumerable.Range(0, 5).Select(i => Mail($"mail {i}"))]);
        var page = await database.Services.InScopeAsync(s =>
            s.GetRequiredService<IMailStore>().ListAsync(new MailFilter(RequestNumber: _number), new PageOf(2, 2), Token));
        Assert.Equal((2, 5), (page.Items.Count, page.Total));
    }

    [Fact]
    public async Task A_mail_that_failed_is_sent_again_once_under_its_own_id()
    {
        var mail = Mail("failed");
        (mail.FailedAt, mail.Failure) = (database.Clock.Now, "550 no");
        await AddAsync(mail);
        await database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().Where(j => j.Key == mail.MessageId)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Dead).SetProperty(j => j.Attempts, 9), Token));
        var known = (await FindAsync(mail.Id))!;
        Assert.True(await SendAgainAsync(known));
        Assert.False(await SendAgainAsync(known));
        var now = (await FindAsync(mail.Id))!;
        Assert.Equal((MailState.Waiting, null), (now.State, now.Failure));
        var job = Assert.Single(await database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AsNoTracking().Where(j => j.Key == mail.MessageId).ToListAsync(Token)));
        Assert.Equal((JobState.Pending, 0, $$"""{"mailId":"{{mail.Id}}"}"""), (job.State, job.Attempts, job.Payload));
    }

    [Fact]
    public async Task A_mail_that_waits_or_is_being_sent_is_not_sent_again()
    {
        var mail = Mail("waiting");
        await AddAsync(mail);
        Assert.False(await SendAgainAsync((await FindAsync(mail.Id))!));
        await database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().MarkFailedAsync(mail.Id, "550", database.Clock.Now, Token));
        // Its job has not ended yet.
        Assert.False(await SendAgainAsync((await FindAsync(mail.Id))!));
    }

    [Fact]
    public async Task Mails_that_came_in_are_found_by_fate_sender_and_number()
    {
        var own = Samples.NewId();
        await ReceiveAsync(Received(own, MailFate.Quarantined, null), Received(own, MailFate.Noted, _number));
        Assert.Equal(2, await CountAsync(null, own.ToUpperInvariant()));
        Assert.Equal(1, await CountAsync(MailFate.Quarantined, own));
        Assert.Equal(1, await CountAsync(null, _number));
    }

    [Fact]
    public async Task Two_who_load_a_mail_for_change_do_so_one_after_the_other()
    {
        var mail = Received(Samples.NewId(), MailFate.Quarantined, null);
        await ReceiveAsync(mail);
        var released = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => database.Services.InUnitAsync(async s =>
        {
            var loaded = (await s.GetRequiredService<IReceivedMails>().LoadAsync(mail.Id, Token))!;
            if (loaded.Fate == MailFate.Released)
                return 0;
            loaded.Fate = MailFate.Released;
            return 1;
        })));
        Assert.Equal(1, released.Sum());
    }

    private MailMessage Mail(string subject) => new()
    {
        Id = Samples.NewId(),
        MessageId = $"{Samples.NewId()}@tuofan.example",
        TemplateKey = "case.approved",
        ToAddress = "han@tuofan.example",
        ToName = "韩",
        Subject = subject,
        Text = "…",
        Html = "<p>…</p>",
        RequestNumber = _number,
        CreatedAt = database.Clock.Now,
    };

    private ReceivedMail Received(string name, MailFate fate, string? number) => new()
    {
        Id = Samples.NewId(),
        Key = Samples.NewId(),
        FromAddress = $"{name}@example.com",
        FromName = "",
        Subject = "Re",
        Text = "x",
        Recipients = "oa@tuofan.example",
        Size = 10,
        ReceivedAt = database.Clock.Now,
        Fate = fate,
        Reason = "",
        RequestNumber = number,
    };

    private Task AddAsync(params MailMessage[] mails) => database.Services.InUnitAsync(async s =>
    {
        foreach (var mail in mails)
            await s.GetRequiredService<IMailStore>().AddAsync(mail, Token);
    });

    private Task ReceiveAsync(params ReceivedMail[] mails) => database.Services.InUnitAsync(s =>
    {
        foreach (var mail in mails)
            s.GetRequiredService<IReceivedMails>().Add(mail, []);
        return Task.CompletedTask;
    });

    private Task<MailMessage?> FindAsync(string id) => database.Services.InScopeAsync(s => s.GetRequiredService<IMailStore>().FindAsync(id, Token));

    private Task<bool> SendAgainAsync(MailMessage mail) => database.Services.InUnitAsync(s => s.GetRequiredService<IMailStore>().SendAgainAsync(mail, Token));

    private Task<int> CountAsync(MailFate? fate, string text) => database.Services.InScopeAsync(async s =>
        (await s.GetRequiredService<IReceivedMails>().ListAsync(fate, null, text, PageOf.First, Token)).Total);

    private Task<List<string>> SubjectsAsync(MailFilter filter) => database.Services.InScopeAsync(async s =>
        (await s.GetRequiredService<IMailStore>().ListAsync(filter, PageOf.First, Token)).Items.Select(m => m.Subject).Order(StringComparer.Ordinal).ToList());
}
