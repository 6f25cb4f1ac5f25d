using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail.Smtp;

/// <summary>exim4 takes the mails, Dovecot holds them.</summary>
public sealed class SmtpRealServerTests(MailServers servers)
{
    private const string Sender = "workflow@tuofan.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_mail_arrives_byte_for_byte(MailSecurity security)
    {
        var to = MailServers.NewAddress();
        var mail = Mail(to, ".dots at the start\n..\n.\n" + new string('长', 5_000));
        await using (var session = await SmtpSession.OpenAsync(await servers.SmtpAsync(security, Sender), Token))
            await session.SendAsync(new SmtpEnvelope(Sender, to), mail, Token);
        var received = await Mailbox.ReceiveAsync(await servers.ImapAsync(to), Token);
        // Servers put their notes in front and touch nothing else.
        Assert.EndsWith(Encoding.Latin1.GetString(mail), Encoding.Latin1.GetString(received.Span), StringComparison.Ordinal);
        Assert.Contains("dmarc=pass", Encoding.Latin1.GetString(received.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_part_after_the_plus_arrives_and_the_null_path_is_noted()
    {
        var to = MailServers.NewAddress();
        await using (var session = await SmtpSession.OpenAsync(await servers.SmtpAsync(MailSecurity.None), Token))
            await session.SendAsync(new SmtpEnvelope("", to.Replace("@", "+t0ken@", StringComparison.Ordinal)), Mail(to), Token);
        var received = Encoding.Latin1.GetString((await Mailbox.ReceiveAsync(await servers.ImapAsync(to, MailSecurity.StartTls), Token)).Span);
        Assert.Contains("Return-Path: <>", received, StringComparison.Ordinal);
        Assert.Contains("+t0ken@tuofan.example", received, StringComparison.Ordinal);
        Assert.Contains("dmarc=fail", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1@corp.example", "opinion.received", "<>")]
    [InlineData(null, "mail.bounced", "<>")]
    [InlineData(null, "task.assigned", $"<{Sender}>")]
    public async Task An_automatic_answer_arrives_with_the_null_return_path_and_any_other_mail_with_the_senders(string? answers, string key, string path)
    {
        var to = MailServers.NewAddress();
        var settings = TestMails.Settings() with { Smtp = await servers.SmtpAsync(MailSecurity.StartTls, Sender), From = Sender };
        await using (var delivery = new SmtpDelivery(settings, new Texts(new TextCatalogue(), strict: true), TimeProvider.System, NullLogger<SmtpDelivery>.Instance))
            await delivery.DeliverAsync(Message(to, "x", key, answers), Token);
        var received = Encoding.Latin1.GetString((await Mailbox.ReceiveAsync(await servers.ImapAsync(to), Token)).Span);
        Assert.Contains($"Return-Path: {path}\r\n", received, StringComparison.Ordinal);
        Assert.Contains($"<{Sender}>\r\nTo:", received, StringComparison.Ordinal); // From is always the program's
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_whose_authority_is_another_is_refused(MailSecurity security)
    {
        using var authority = new TestAuthority();
        var settings = await servers.SmtpAsync(security, Sender);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() =>
            SmtpSession.OpenAsync(settings with { Server = settings.Server with { CaFile = authority.CaFile } }, Token));
        Assert.Equal(MailFailure.Server, failed.Failure);
        Assert.Contains("certificate", failed.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_that_only_its_own_authority_vouches_for_is_refused_by_the_machines()
    {
        var settings = await servers.SmtpAsync(MailSecurity.Tls, Sender);
        await Assert.ThrowsAsync<MailDeliveryException>(() => SmtpSession.OpenAsync(settings with { Server = settings.Server with { CaFile = null } }, Token));
    }

    [Fact]
    public async Task A_file_of_authorities_that_is_missing_is_named()
    {
        var settings = await servers.SmtpAsync(MailSecurity.Tls, Sender);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() =>
            SmtpSession.OpenAsync(settings with { Server = settings.Server with { CaFile = "/nowhere/ca.pem" } }, Token));
        Assert.Contains("/nowhere/ca.pem", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_stops_all_mails_for_now_and_kills_none()
    {
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(async () =>
            await SmtpSession.OpenAsync(await servers.SmtpAsync(MailSecurity.StartTls, Sender, "wrong one"), Token));
        Assert.Equal(MailFailure.Server, failed.Failure);
        Assert.Contains("refuses the sign-in of " + Sender + ": 535", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong one", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("busy@tuofan.example", MailFailure.Temporary, "451 Try again later")]
    [InlineData("nobody@tuofan.example", MailFailure.Permanent, "550 No such mailbox here")]
    [InlineData("somebody@elsewhere.example", MailFailure.Permanent, "550 Relaying is not permitted")]
    public async Task A_refusal_is_kept_in_the_servers_words_and_the_session_goes_on(string to, object failure, string words)
    {
        await using var session = await SmtpSession.OpenAsync(await servers.SmtpAsync(MailSecurity.StartTls, Sender), Token);
        var failed = await Assert.ThrowsAsync<MailDeliveryException>(() => session.SendAsync(new SmtpEnvelope(Sender, to), Mail(to), Token));
        Assert.Equal((failure, words), (failed.Failure, failed.Message));
        Assert.True(await session.ResetAsync(Token));
        var other = MailServers.NewAddress();
        await session.SendAsync(new SmtpEnvelope(Sender, other), Mail(other), Token);
        Assert.Equal(1, session.Mails);
    }

    private static byte[] Mail(string to, string text = "x") => MimeWriter.Write(Message(to, text), Sender, "流程中心");

    private static MailMessage Message(string to, string text, string key = "task.assigned", string? answers = null) => new()
    {
        Id = "1",
        MessageId = $"{Guid.NewGuid():n}@tuofan.example",
        TemplateKey = key,
        ToAddress = to,
        ToName = "孟凡",
        Subject = "请审批",
        Text = text,
        Html = "<p>x</p>",
        CreatedAt = DateTimeOffset.UnixEpoch,
        AnswersMessageId = answers,
    };
}
