using Microsoft.Extensions.Logging.Abstractions;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Host.Tests.Mail.Smtp;

public sealed class SmtpDeliveryTests
{
    private readonly TestClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_share_a_connection_that_is_reset_between_them()
    {
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port);
        for (var i = 0; i < 5; i++)
            await delivery.DeliverAsync(Mail(i), Token);
        Assert.Equal((1, 5, 4), (server.Calls, talk.Taken.Count, talk.Commands.Count(c => c == "RSET")));
        Assert.True(delivery.IsWell);
    }

    [Fact]
    public async Task After_as_many_mails_as_the_settings_say_a_new_connection_is_made()
    {
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port, settings => settings with { MailsPerConnection = 2 });
        for (var i = 0; i < 5; i++)
            await delivery.DeliverAsync(Mail(i), Token);
        Assert.Equal((3, 5), (server.Calls, talk.Taken.Count));
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_has_ended_meanwhile_is_replaced_without_a_failure()
    {
        var talk = new SmtpTalk();
        talk.Instead = (command, caller) =>
        {
            if (command == "RSET")
                caller.Cut();
            return Task.FromResult(command == "RSET");
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port);
        await delivery.DeliverAsync(Mail(1), Token);
        await delivery.DeliverAsync(Mail(2), Token);
        Assert.Equal((2, 2), (server.Calls, talk.Taken.Count));
    }

    [Fact]
    public async Task A_connection_without_work_is_ended_after_a_while()
    {
        var ended = new TaskCompletionSource();
        var talk = new SmtpTalk();
        talk.Instead = (command, _) =>
        {
            if (command == "QUIT")
                ended.TrySetResult();
            return Task.FromResult(false);
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port, settings => settings with { KeepConnection = TimeSpan.FromMilliseconds(50) });
        await delivery.DeliverAsync(Mail(1), Token);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task A_refused_mail_does_not_cost_the_next_one_its_connection()
    {
        var talk = new SmtpTalk();
        talk.Instead = async (command, caller) =>
        {
            if (command == "RCPT TO:<p1@tuofan.example>")
                await caller.SayAsync("550 no");
            return command == "RCPT TO:<p1@tuofan.example>";
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port);
        Assert.Equal(MailFailure.Permanent, (await Assert.ThrowsAsync<MailDeliveryException>(() => delivery.DeliverAsync(Mail(1), Token))).Failure);
        await delivery.DeliverAsync(Mail(2), Token);
        Assert.Equal((1, 1), (server.Calls, talk.Taken.Count));
        Assert.True(delivery.IsWell);
    }

    [Fact]
    public async Task A_dead_server_is_left_alone_for_some_seconds_and_all_its_mails_fail_at_once()
    {
        var talk = new SmtpTalk { Instead = AnswerTo("(greeting)", "421 closed") };
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port);
        for (var i = 0; i < 5; i++)
            Assert.Equal(MailFailure.Server, (await Assert.ThrowsAsync<MailDeliveryException>(() => delivery.DeliverAsync(Mail(i), Token))).Failure);
        Assert.Equal(1, server.Calls);
        Assert.False(delivery.IsWell);

        talk.Instead = (_, _) => Task.FromResult(false);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delivery.DeliverAsync(Mail(0), Token);
        Assert.True(delivery.IsWell);
    }

    [Fact]
    public async Task More_mails_than_are_allowed_a_minute_wait_each_for_its_moment()
    {
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port, settings => settings with { MailsPerMinute = 60 });
        var sent = new HashSet<int>();
        var started = _clock.Now;
        while (sent.Count < 40)
        {
            for (var i = 0; i < 40; i++)
            {
                if (sent.Contains(i))
                    continue;
                try
                {
                    await delivery.DeliverAsync(Mail(i), Token);
                    sent.Add(i);
                }
                catch (NotYetException e)
                {
                    Assert.InRange(e.After, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
                }
            }

            // Some seconds' worth may go at once, and no more in any stretch of time.
            Assert.InRange(sent.Count, 1, 6 + (int)(_clock.Now - started).TotalSeconds);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(40, talk.Taken.Count);
        Assert.InRange(_clock.Now - started, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(41));
    }

    [Fact]
    public async Task A_delivery_that_is_told_to_stop_stops()
    {
        var talk = new SmtpTalk { Instead = (command, _) => Task.FromResult(command == "(greeting)") };
        await using var server = new LineServer(talk.TalkAsync);
        await using var delivery = Delivery(server.Port);
        using var stop = new CancellationTokenSource();
        var delivering = delivery.DeliverAsync(Mail(1), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);
        Assert.True(delivery.IsWell);
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_failure_for_good()
    {
        await using var delivery = Delivery(LineServer.FreePort());
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() => delivery.DeliverAsync(Mail(1, "not an address"), Token));
        Assert.Equal(MailFailure.Permanent, failed.Failure);
    }

    private static Func<string, LineCaller, Task<bool>> AnswerTo(string at, string words) => async (command, caller) =>
    {
        if (command == at)
            await caller.SayAsync(words);
        return command == at;
    };

    private SmtpDelivery Delivery(int port, Func<SmtpSettings, SmtpSettings>? change = null)
    {
        var server = new MailServer("127.0.0.1", port, MailSecurity.None, null, TimeSpan.FromSeconds(20));
        var smtp = new SmtpSettings(server, null, "tests.example", TimeSpan.FromSeconds(20), 50, 1000);
        var settings = TestMails.Settings() with { Smtp = change?.Invoke(smtp) ?? smtp };
        return new SmtpDelivery(settings, new Texts(new TextCatalogue(), strict: true), _clock, NullLogger<SmtpDelivery>.Instance);
    }

    private static MailMessage Mail(int number, string? to = null) => new()
    {
        Id = $"{number}",
        MessageId = $"m{number}@tuofan.example",
        TemplateKey = "task.assigned",
        ToAddress = to ?? $"p{number}@tuofan.example",
        ToName = "孟凡",
        Subject = "请审批",
        Text = "x",
        Html = "<p>x</p>",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
