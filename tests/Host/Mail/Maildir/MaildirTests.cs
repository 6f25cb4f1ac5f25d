using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Mail.Maildir;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Maildir;

public sealed class MaildirTests : IDisposable
{
    private readonly string _maildir = Directory.CreateTempSubdirectory("workflowcrm-maildir-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_maildir, recursive: true);

    [Fact]
    public async Task What_is_there_and_what_comes_is_taken_and_marked_as_seen()
    {
        TestMails.Fill(_maildir, 3, "there");
        var intake = new TestIntake();
        await using (var app = await intake.ReadAsync(_maildir))
        {
            await intake.WaitUntilAsync(i => i.Handed.Count == 3);
            Deliver("came", TestMails.Of("came"));
            await intake.WaitForAsync("came");
            Assert.True(app.Services.GetRequiredService<MailReader>().IsWell);
        }

        Assert.Empty(Names("new"));
        Assert.Equal(4, Names("cur").Count(name => name.EndsWith(":2,S", StringComparison.Ordinal)));
        Assert.All(intake.Handed, handed => Assert.Equal(1, handed.Value));
    }

    [Fact]
    public async Task What_the_intake_does_not_want_is_set_aside()
    {
        Deliver("odd", TestMails.Of("odd"));
        var intake = new TestIntake { Does = _ => IntakeOutcome.SetAside("odd") };
        await using (await intake.ReadAsync(_maildir))
            await intake.WaitForAsync("odd");
        Assert.Empty(Names("new"));
        Assert.Equal(["odd:2,"], Names(".Set aside/cur"));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_looked_at_is_set_aside_after_five_times()
    {
        Deliver("poison", TestMails.Of("poison"));
        var intake = new TestIntake { Does = _ => throw new InvalidOperationException("cannot read this") };
        await using (var app = await intake.ReadAsync(_maildir))
        {
            for (var time = 1; time <= 5; time++)
            {
                await intake.WaitUntilAsync(i => i.Handed.GetValueOrDefault("poison") == time);
                Assert.True(time == 5 || Names("new") is ["poison"]);
                await app.AdvanceClock("01:30:00");
            }
        }

        Assert.Equal(["poison:2,"], Names(".Set aside/cur"));
    }

    [Fact]
    public async Task Links_and_hidden_files_are_no_mails()
    {
        Deliver(".hidden", TestMails.Of("hidden"));
        Deliver("mail", TestMails.Of("mail"));
        File.CreateSymbolicLink(Path.Combine(_maildir, "new", "link"), "/etc/hostname");
        await using var session = await OpenAsync();
        Assert.Equal(["mail"], await PassAsync(session));
    }

    [Fact]
    public async Task Of_a_mail_that_is_too_large_only_the_header_is_read_and_a_mail_that_is_gone_is_nothing()
    {
        var mail = TestMails.Of("large", new string('x', 10_000));
        Deliver("large", mail);
        await using var session = await OpenAsync();
        var waiting = new WaitingMail("large", "large");
        var raw = (await session.ReadAsync(waiting, 5_000, Token))!;
        Assert.Equal((true, (long)mail.Length), (raw.IsHeaderOnly, raw.Size));
        Assert.EndsWith("Message-ID: <large>\r\n\r\n", Encoding.ASCII.GetString(raw.Content.Span), StringComparison.Ordinal);
        Assert.Equal(mail, (await session.ReadAsync(waiting, 20_000, Token))!.Content.ToArray());
        File.Delete(Path.Combine(_maildir, "new", "large"));
        Assert.Null(await session.ReadAsync(waiting, 20_000, Token));
        await session.SettleAsync(waiting, isTaken: true, Token);
    }

    [Fact]
    public async Task A_folder_that_is_no_Maildir_is_not_made_one()
    {
        var nowhere = Path.Combine(_maildir, "nowhere");
        await Assert.ThrowsAsync<WireException>(() => new MaildirSource(Settings(nowhere)).OpenAsync(Token));
        Assert.False(Directory.Exists(nowhere));
    }

    private Task<IMailSession> OpenAsync() => new MaildirSource(Settings(_maildir)).OpenAsync(Token);

    private static async Task<List<string>> PassAsync(IMailSession session)
    {
        var keys = new List<string>();
        await foreach (var mail in session.PassAsync(Token))
            keys.Add(mail.Key);
        return keys;
    }

    private static MailSettings Settings(string path) =>
        TestMails.Settings() with { Maildir = new MaildirSettings(path, "Set aside", TimeSpan.FromSeconds(1)) };

    // As a mail server does it: written elsewhere, then moved in whole.
    private void Deliver(string name, byte[] mail)
    {
        var unfinished = Path.Combine(Directory.CreateDirectory(Path.Combine(_maildir, "tmp")).FullName, name);
        File.WriteAllBytes(unfinished, mail);
        File.Move(unfinished, Path.Combine(Directory.CreateDirectory(Path.Combine(_maildir, "new")).FullName, name));
    }

    private List<string> Names(string folder) => [.. Directory.GetFiles(Path.Combine(_maildir, folder)).Select(file => Path.GetFileName(file)!)];
}
