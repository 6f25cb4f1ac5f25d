using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Mail.Servers;

namespace WorkflowCrm.Host.Tests.Mail;

/// <summary>Story 2 of section 8.5 with real mails over real servers: task mail out, answer in, rejection with reason, receipt.</summary>
public sealed partial class StoryByMailTests(MailServers servers, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _addresses = [];
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        var mailbox = MailServers.NewAddress("oa");
        var smtp = await servers.SmtpAsync(MailSecurity.StartTls, mailbox);
        var imap = await servers.ImapAsync(mailbox);
        _app = await WorkflowCrmApp.StartAsync(configure: builder =>
        {
            void Set(string key, string value) => builder.Configuration["Mail:" + key] = value;
            Set("From", mailbox);
            Set("Mailbox", mailbox);
            Set("AuthservId", "mx.tuofan.example");
            foreach (var (section, server) in new[] { ("Smtp:", smtp.Server), ("Imap:", imap.Server) })
            {
                Set(section + "Host", server.Host);
                Set(section + "Port", server.Port.ToString(CultureInfo.InvariantCulture));
                Set(section + "Security", server.Security.ToString());
                Set(section + "CaFile", server.CaFile!);
                Set(section + "UserName", mailbox);
                Set(section + "Password", MailServers.Password);
            }
        });
        foreach (var login in new[] { SmallCompany.DesignManager, SmallCompany.MarketingManager, SmallCompany.Deputy, SmallCompany.Designer })
        {
            _addresses[login] = MailServers.NewAddress(login);
            await _app.ChangePerson(login, person => person.Mail = _addresses[login]);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_managers_approve_and_the_deputy_general_manager_rejects_with_a_reason_by_mail()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.DepartmentArchive);

        foreach (var manager in new[] { SmallCompany.DesignManager, SmallCompany.MarketingManager })
            await AnswerAsync(manager, await MailTo(manager, "待审批"), "同意");
        var toDeputy = await MailTo(SmallCompany.Deputy, "待审批");
        var receipt = await MailTo(SmallCompany.DesignManager, "已收到您的决定");
        Assert.Contains("auto-replied", receipt, StringComparison.Ordinal);

        var answered = await AnswerAsync(SmallCompany.Deputy, toDeputy, "不同意：范围太大，请只申请合同部分\r\n\r\n> 待审批");
        await EventuallyAsync(async () => (await RequestAsync(designer, number))["status"]!.GetValue<string>() == "finished");
        output.WriteLine($"From handing in the answer to the end of the request: {(DateTimeOffset.UtcNow - answered).TotalSeconds:0.0} s");

        var request = await RequestAsync(designer, number);
        Assert.Equal("Rejected", request["outcome"]!.GetValue<string>());
        var decided = request["timeline"]!.AsArray().Where(line => line!["kind"]!.GetValue<string>() == "decided").ToList();
        Assert.All(decided, line => Assert.Equal("mailReply", line!["channel"]!.GetValue<string>()));
        Assert.Equal("范围太大，请只申请合同部分", decided[^1]!["comment"]!.GetValue<string>());
        Assert.Contains("不同意", MimeReader.Read(Encoding.Latin1.GetBytes(await MailTo(SmallCompany.Deputy, "已收到您的决定")), new MimeLimits()).Text, StringComparison.Ordinal);
        await MailTo(SmallCompany.Designer, "未批准");
    }

    [Fact]
    public async Task An_answer_whose_sender_the_server_does_not_vouch_for_decides_nothing()
    {
        var designer = await _app.SignInAs(SmallCompany.Designer);
        var number = await _app.SubmitArchiveAccess(designer, SmallCompany.DepartmentArchive);
        var mail = await MailTo(SmallCompany.DesignManager, "待审批");
        await AnswerAsync(SmallCompany.DesignManager, mail, "同意", signedInAs: null);
        await EventuallyAsync(async () => await ReceivedAsync(MailFate.Quarantined) == 1);
        Assert.Equal("running", (await RequestAsync(designer, number))["status"]!.GetValue<string>());
        Assert.DoesNotContain((await RequestAsync(designer, number))["timeline"]!.AsArray(), line => line!["kind"]!.GetValue<string>() == "decided");
    }

    /// <summary>Answers as a mail program does: to Reply-To, with the thread's headers.</summary>
    private async Task<DateTimeOffset> AnswerAsync(string login, string mail, string text, string? signedInAs = "")
    {
        var address = _addresses[login];
        var smtp = await servers.SmtpAsync(MailSecurity.StartTls, signedInAs is null ? null : address);
        var to = Header(mail, "Reply-To").Trim('<', '>');
        var answer = $"From: <{address}>\r\nTo: <{to}>\r\nSubject: Re: x\r\nMessage-ID: <{Guid.NewGuid():n}@mail.example>\r\nIn-Reply-To: {Header(mail, "Message-ID")}\r\n"
            + $"Date: {DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\r\n";
        await using var session = await SmtpSession.OpenAsync(smtp, TestContext.Current.CancellationToken);
        await session.SendAsync(new SmtpEnvelope(address, to), Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return DateTimeOffset.UtcNow;
    }

    /// <summary>The raw mail in the person's mailbox whose subject has the words, as soon as it is there.</summary>
    private async Task<string> MailTo(string login, string words)
    {
        var folder = await servers.MaildirAsync(_addresses[login]);
        string? found = null;
        await EventuallyAsync(WordsOfMailsAsync, async () =>
        {
            foreach (var file in new[] { "new", "cur" }.Select(n => Path.Combine(folder, n)).Where(Directory.Exists).SelectMany(Directory.GetFiles))
            {
                var raw = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
                if (MimeReader.Read(raw, new MimeLimits()).Subject.Contains(words, StringComparison.Ordinal))
                    found = Encoding.Latin1.GetString(raw);
            }

            return found is not null;
        });
        return found!;

        async Task<string> WordsOfMailsAsync()
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var mails = await scope.ServiceProvider.GetRequiredService<IMailStore>().ListAsync(new MailFilter(), Crm.PageOf.Clamp(1, 50), TestContext.Current.CancellationToken);
            return $"No mail about {words} in {folder}. " + string.Join("; ", mails.Items.Select(m => $"{m.TemplateKey} to {m.ToAddress}, sent {m.SentAt:O}, failure {m.Failure}"));
        }
    }

    private async Task<int> ReceivedAsync(MailFate fate)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var received = scope.ServiceProvider.GetRequiredService<IReceivedMails>();
        return (await received.ListAsync(fate, null, null, Crm.PageOf.Clamp(1, 10), TestContext.Current.CancellationToken)).Total;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> RequestAsync(Caller caller, string number) => (await caller.GetAsync($"/api/requests/{number}")).Json;

    private static string Header(string mail, string name) =>
        Regex.Match(Folding().Replace(mail, " "), $"^{name}: (.*?)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value.Trim();

    /// <summary>The program's clock stands still between calls, its own rounds do not: the patience is the wall's, and generous.</summary>
    private static Task EventuallyAsync(Func<Task<bool>> isSo) => EventuallyAsync(() => Task.FromResult("It did not happen within a minute."), isSo);

    private static async Task EventuallyAsync(Func<Task<string>> why, Func<Task<bool>> isSo)
    {
        for (var waited = 0; !await isSo(); waited++)
        {
            if (waited >= 600)
                Assert.Fail(await why());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("\r?\n[ \t]+")]
    private static partial Regex Folding();
}
