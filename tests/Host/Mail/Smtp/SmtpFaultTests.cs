using System.Text;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Smtp;

/// <summary>Servers that do what they should not.</summary>
public sealed class SmtpFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_listens()
    {
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() => SmtpSession.OpenAsync(Settings(LineServer.FreePort()), Token));
        Assert.Equal(MailFailure.Server, failed.Failure);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_a_mail_is_no_verdict_about_it()
    {
        var talk = new SmtpTalk { CutAfterLines = 3 };
        Assert.Equal(MailFailure.Server, (await SendAsync(talk)).Failure);
        Assert.Empty(talk.Taken);
    }

    [Fact]
    public async Task A_connection_that_is_cut_after_the_mail_leaves_open_whether_it_was_taken()
    {
        var talk = new SmtpTalk
        {
            Instead = (command, caller) =>
            {
                if (command == ".")
                    caller.Cut();
                return Task.FromResult(command == ".");
            },
        };
        Assert.Equal(MailFailure.Server, (await SendAsync(talk)).Failure);
    }

    [Theory]
    [InlineData("MAIL", "451 not now", MailFailure.Temporary)]
    [InlineData("RCPT", "450 greylisted", MailFailure.Temporary)]
    [InlineData("RCPT", "550 nobody of that name", MailFailure.Permanent)]
    [InlineData("DATA", "554 no valid recipients", MailFailure.Permanent)]
    [InlineData(".", "452 disk full", MailFailure.Temporary)]
    [InlineData(".", "554 looks like spam", MailFailure.Permanent)]
    [InlineData("RCPT", "421 too many connections", MailFailure.Server)]
    [InlineData("MAIL", "530 authentication required", MailFailure.Server)]
    [InlineData("(greeting)", "554 no service for you", MailFailure.Server)]
    public async Task A_refusal_keeps_the_servers_words_and_says_what_it_means(string at, string words, object failure)
    {
        var failed = await SendAsync(Answering(at, words));
        Assert.Equal(failure, failed.Failure);
        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL", "hello there")]
    [InlineData("MAIL", "99 too small")]
    [InlineData("MAIL", "999 too big")]
    public async Task An_answer_that_is_none_ends_the_connection(string at, string words) => Assert.Equal(MailFailure.Server, (await SendAsync(Answering(at, words))).Failure);

    [Fact]
    public async Task An_endless_line_and_endless_lines_are_not_read_to_their_end()
    {
        Assert.Contains("a line of more than", (await SendAsync(Answering("MAIL", "250 " + new string('x', 100_000)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100 lines", (await SendAsync(Answering("MAIL", string.Join("\r\n", Enumerable.Repeat("250-x", 200))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_the_time_that_the_settings_allow()
    {
        var talk = new SmtpTalk { Instead = (command, _) => Task.FromResult(command.StartsWith("RCPT", StringComparison.Ordinal)) };
        var failed = await SendAsync(talk, TimeSpan.FromMilliseconds(300));
        Assert.Equal(MailFailure.Server, failed.Failure);
        Assert.Contains("did not answer within 0.3 s", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for()
    {
        var talk = new SmtpTalk
        {
            Instead = async (_, caller) =>
            {
                await Task.Delay(50, caller.Stop);
                return false;
            },
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var session = await SmtpSession.OpenAsync(Settings(server.Port), Token);
        await session.SendAsync(Envelope, Mail, Token);
        Assert.Single(talk.Taken);
    }

    [Fact]
    public async Task A_server_that_knows_no_EHLO_is_greeted_the_old_way()
    {
        var talk = new SmtpTalk();
        talk.Instead = async (command, caller) =>
        {
            if (command.StartsWith("EHLO", StringComparison.Ordinal))
                await caller.SayAsync("502 what?");
            return command.StartsWith("EHLO", StringComparison.Ordinal);
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var session = await SmtpSession.OpenAsync(Settings(server.Port), Token);
        await session.SendAsync(Envelope, Mail, Token);
        Assert.Contains("HELO tests.example", talk.Commands);
        Assert.Contains("MAIL FROM:<workflow@tuofan.example>", talk.Commands); // no SIZE, which was not offered
    }

    [Fact]
    public async Task A_mail_that_the_server_has_said_to_be_too_large_is_not_even_begun()
    {
        var talk = new SmtpTalk { Offers = ["SIZE 20"] };
        Assert.Equal(MailFailure.Permanent, (await SendAsync(talk)).Failure);
        Assert.DoesNotContain(talk.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_STARTTLS_that_the_settings_demand_nothing_is_said()
    {
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync);
        var settings = Settings(server.Port) with { Server = Server(server.Port, MailSecurity.StartTls), Account = new MailAccount("me", "hush hush") };
        await Assert.ThrowsAsync<MailDeliveryException>(() => SmtpSession.OpenAsync(settings, Token));
        Assert.All(talk.Commands, command => Assert.Matches("^(EHLO|QUIT)", command));
    }

    [Fact]
    public async Task Words_that_were_slipped_in_before_TLS_are_not_believed()
    {
        var talk = new SmtpTalk { Offers = ["STARTTLS"] };
        talk.Instead = async (command, caller) =>
        {
            if (command == "STARTTLS")
                await caller.SayAsync("220 go", "250 slipped in");
            return command == "STARTTLS";
        };
        await using var server = new LineServer(talk.TalkAsync);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() =>
            SmtpSession.OpenAsync(Settings(server.Port) with { Server = Server(server.Port, MailSecurity.StartTls) }, Token));
        Assert.Contains("in the open that belongs behind TLS", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elsewhere.example", false)]
    [InlineData(null, true)]
    public async Task A_certificate_for_another_host_or_out_of_date_is_refused(string? name, bool expired)
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Certify(name, expired);
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync, certificate: certificate);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() => SmtpSession.OpenAsync(Secure(server.Port, authority), Token));
        Assert.Equal(MailFailure.Server, failed.Failure);
        Assert.Empty(talk.Commands);
    }

    [Fact]
    public async Task A_password_that_the_server_repeats_is_not_repeated_by_us()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Certify();
        var talk = new SmtpTalk { Offers = ["AUTH PLAIN"] };
        talk.Instead = async (command, caller) =>
        {
            if (command.StartsWith("AUTH", StringComparison.Ordinal))
                await caller.SayAsync($"535 no luck with {command} nor with hush hush");
            return command.StartsWith("AUTH", StringComparison.Ordinal);
        };
        await using var server = new LineServer(talk.TalkAsync, certificate: certificate);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() => SmtpSession.OpenAsync(Secure(server.Port, authority), Token));
        Assert.DoesNotContain("hush", failed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0me\0hush hush")), failed.Message, StringComparison.Ordinal);
        Assert.Contains("no luck", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_an_address_can_become_a_command() =>
        Assert.Throws<FormatException>(() => new SmtpEnvelope("a@tuofan.example", "b@tuofan.example>\r\nRCPT TO:<c@tuofan.example"));

    private static SmtpEnvelope Envelope { get; } = new("workflow@tuofan.example", "meng.fan@tuofan.example");

    private static byte[] Mail { get; } = Encoding.ASCII.GetBytes("Subject: x\r\n\r\none\r\n.two\r\n..three\r\nfour\r\nfive\r\n");

    private static MailServer Server(int port, MailSecurity security = MailSecurity.None, TimeSpan? timeout = null) =>
        new("127.0.0.1", port, security, null, timeout ?? TimeSpan.FromSeconds(20));

    private static SmtpSettings Settings(int port, TimeSpan? timeout = null) =>
        new(Server(port, timeout: timeout), null, "tests.example", TimeSpan.FromSeconds(20), 50, 1000);

    private static SmtpSettings Secure(int port, TestAuthority authority) =>
        Settings(port) with { Server = Server(port, MailSecurity.Tls) with { CaFile = authority.CaFile }, Account = new MailAccount("me", "hush hush") };

    private static SmtpTalk Answering(string at, string words) => new()
    {
        Instead = async (command, caller) =>
        {
            var here = command.StartsWith(at, StringComparison.Ordinal);
            if (here)
                await caller.SayAsync(words);
            return here;
        },
    };

    private static async Task<MailDeliveryException> SendAsync(SmtpTalk talk, TimeSpan? timeout = null)
    {
        await using var server = new LineServer(talk.TalkAsync);
        return await Assert.ThrowsAsync<MailDeliveryException>(async () =>
        {
            await using var session = await SmtpSession.OpenAsync(Settings(server.Port, timeout), Token);
            await session.SendAsync(Envelope, Mail, Token);
        });
    }
}
