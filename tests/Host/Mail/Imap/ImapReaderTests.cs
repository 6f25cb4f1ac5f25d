using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Host.Mail.Imap;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Imap;

/// <summary>The program reads a mailbox of Dovecot's, to which exim4 delivers.</summary>
public sealed class ImapReaderTests(MailServers servers, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task What_is_there_and_what_comes_is_taken_and_moved_away(MailSecurity security)
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        var imap = await servers.ImapAsync(box, security);
        await SendAsync(box, "there");
        await Mailbox.ReceiveAsync(imap, Token);
        await using (var app = await intake.ReadAsync(imap))
        {
            await intake.WaitForAsync("there");
            await SendAsync(box, "came");
            await intake.WaitForAsync("came");
            Assert.True(app.Services.GetRequiredService<MailReader>().IsWell);
        }

        Assert.Equal((0, 2, 0), await CountsAsync(imap));
        Assert.All(intake.Handed, handed => Assert.Equal(1, handed.Value));
    }

    [Fact]
    public async Task Folders_with_Chinese_names_are_made_read_and_filled()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        intake.Does = id => id == "odd" ? IntakeOutcome.SetAside("odd") : IntakeOutcome.Taken;
        var imap = await servers.ImapAsync(box);
        await SendAsync(box, "taken");
        await SendAsync(box, "odd");
        for (var start = 0; start < 2; start++) // the second finds them made
        {
            await using var app = await intake.ReadAsync(imap, configure: builder =>
            {
                builder.Configuration["Mail:Imap:Processed"] = "已处理";
                builder.Configuration["Mail:Imap:SetAside"] = "需人工处理 & 其他";
            });
            await intake.WaitUntilAsync(i => i.Handed.Count == 2);
            await UntilAsync(() => app.Services.GetRequiredService<MailReader>().IsWell);
        }

        Assert.Equal(
            (0, 1, 1),
            (await Mailbox.CountAsync(imap, "INBOX", Token), await Mailbox.CountAsync(imap, "已处理", Token), await Mailbox.CountAsync(imap, "需人工处理 & 其他", Token)));
        var folders = Directory.GetDirectories(await servers.MaildirAsync(box)).Select(Path.GetFileName);
        Assert.Contains(".&XfJZBHQG-", folders); // by this name every mail program shows it
    }

    [Fact]
    public async Task From_delivery_to_the_intake_it_takes_less_than_five_seconds()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        await using var app = await intake.ReadAsync(await servers.ImapAsync(box));
        await SendAsync(box, "warm-up");
        await intake.WaitForAsync("warm-up");
        var times = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await SendAsync(box, $"timed{i}");
            await intake.WaitForAsync($"timed{i}");
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        output.WriteLine($"SMTP to intake: median {times.Order().ElementAt(5).TotalMilliseconds:0} ms, worst {times.Max().TotalMilliseconds:0} ms");
        Assert.True(times.Max() < TimeSpan.FromSeconds(5), $"{times.Max()}");
    }

    [Fact]
    public async Task A_server_that_restarts_while_the_program_listens_is_found_again()
    {
        await using var restarting = MailServers.ForOneTest();
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        await using var app = await intake.ReadAsync(await restarting.ImapAsync(box));
        var smtp = await restarting.SmtpAsync(MailSecurity.None);
        await TestMails.SendAsync(smtp, box, "before");
        await intake.WaitForAsync("before");
        await restarting.StopImapAsync();
        await UntilAsync(() => !app.Services.GetRequiredService<MailReader>().IsWell);
        await restarting.StartImapAsync();
        await TestMails.SendAsync(smtp, box, "after");
        await intake.WaitForAsync("after");
        Assert.All(intake.Handed, handed => Assert.Equal(1, handed.Value));
    }

    [Fact]
    public async Task A_message_that_was_delivered_twice_is_handed_over_twice_and_gone_twice()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        await SendAsync(box, "twin");
        await SendAsync(box, "twin");
        var imap = await servers.ImapAsync(box);
        await using (await intake.ReadAsync(imap))
            await intake.WaitUntilAsync(i => i.Handed.GetValueOrDefault("twin") == 2);
        Assert.Equal((0, 2, 0), await CountsAsync(imap));
    }

    [Fact]
    public async Task What_the_intake_does_not_want_is_set_aside_and_the_rest_goes_on()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        intake.Does = id => id == "odd" ? IntakeOutcome.SetAside("odd") : IntakeOutcome.Taken;
        await SendAsync(box, "odd");
        await SendAsync(box, "even");
        var imap = await servers.ImapAsync(box);
        await using (await intake.ReadAsync(imap))
        {
            await intake.WaitForAsync("even");
            await intake.WaitForAsync("odd");
        }

        Assert.Equal((0, 1, 1), await CountsAsync(imap));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_looked_at_is_set_aside_after_five_times_also_over_a_restart_and_holds_nothing_up()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        intake.Does = id => id == "poison" ? throw new InvalidOperationException("cannot read this") : IntakeOutcome.Taken;
        await SendAsync(box, "poison");
        var imap = await servers.ImapAsync(box);
        await Mailbox.ReceiveAsync(imap, Token);
        await using var first = await intake.ReadAsync(imap);
        await intake.WaitForAsync("poison");
        await SendAsync(box, "good");
        await intake.WaitForAsync("good");
        for (var time = 2; time <= 3; time++)
        {
            await first.AdvanceClock("01:30:00");
            await SendAsync(box, $"nudge{time}"); // it waits by its own clock, the mailbox by the real one
            await intake.WaitUntilAsync(i => i.Handed["poison"] == time && i.Handed.ContainsKey($"nudge{time}"));
        }

        var directory = await first.StopAsync();
        await using var second = await intake.ReadAsync(imap, directory);
        for (var time = 4; time <= 5; time++)
        {
            await second.AdvanceClock("01:30:00");
            await SendAsync(box, $"nudge{time}");
            await intake.WaitUntilAsync(i => i.Handed["poison"] == time && i.Handed.ContainsKey($"nudge{time}"));
        }

        await SendAsync(box, "last");
        await intake.WaitForAsync("last");
        await second.StopAsync();
        Assert.Equal((0, 6, 1), await CountsAsync(imap));
        Assert.Equal(5, intake.Handed["poison"]);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Of_a_mail_that_is_too_large_only_the_header_is_fetched()
    {
        var (box, intake) = (MailServers.NewAddress(), new TestIntake());
        await SendAsync(box, "large", string.Join("\r\n", Enumerable.Repeat(new string('x', 70), 2_000)));
        await SendAsync(box, "small");
        var imap = await servers.ImapAsync(box);
        await using (await intake.ReadAsync(imap, configure: b => b.Configuration["Mail:Incoming:MaxBytes"] = "65536"))
        {
            await intake.WaitForAsync("large");
            await intake.WaitForAsync("small");
        }

        var large = intake.Mails.Single(mail => mail.IsHeaderOnly);
        Assert.InRange(large.Size, 140_000, 200_000);
        var header = Encoding.Latin1.GetString(large.Content.Span);
        Assert.Contains("Message-ID: <large>", header, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", header, StringComparison.Ordinal);
        Assert.DoesNotContain("xxxx", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_a_strange_authority_are_said_clearly()
    {
        using var authority = new TestAuthority();
        var imap = await servers.ImapAsync(MailServers.NewAddress());
        var refused = await Assert.ThrowsAsync<WireException>(() =>
            new ImapSource(Mailbox.Settings(imap with { Account = imap.Account with { Password = "wrong one" } })).OpenAsync(Token));
        Assert.Contains("refuses the sign-in", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong one", refused.ToString(), StringComparison.Ordinal);
        var strange = await Assert.ThrowsAsync<WireException>(() =>
            new ImapSource(Mailbox.Settings(imap with { Server = imap.Server with { CaFile = authority.CaFile } })).OpenAsync(Token));
        Assert.Contains("certificate", strange.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task SendAsync(string box, string id, string body = "approve") =>
        await TestMails.SendAsync(await servers.SmtpAsync(MailSecurity.None), box, id, body);

    private static async Task<(int Inbox, int Processed, int SetAside)> CountsAsync(ImapSettings imap) =>
        (await Mailbox.CountAsync(imap, "INBOX", Token), await Mailbox.CountAsync(imap, "Processed", Token), await Mailbox.CountAsync(imap, "Set aside", Token));

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!holds())
            await Task.Delay(20, patience.Token);
    }
}
