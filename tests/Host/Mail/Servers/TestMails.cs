using System.Globalization;
using System.Text;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>Mails that somebody sends to the program.</summary>
internal static class TestMails
{
    public static byte[] Of(string id, string body = "同意") =>
        Encoding.UTF8.GetBytes($"From: meng.fan@tuofan.example\r\nTo: workflow@tuofan.example\r\nSubject: Re: x\r\nMessage-ID: <{id}>\r\n\r\n{body}\r\n");

    /// <summary>The program's mail, with nothing to send or read by.</summary>
    public static MailSettings Settings() =>
        new("tuofan.example", "workflow@tuofan.example", null, null, null, null, new MailTrust(null, ServerRefusesOthers: false), new MailLimits(), 1_000_000);

    public static async Task SendAsync(SmtpSettings smtp, string to, string id, string body = "approve")
    {
        await using var session = await SmtpSession.OpenAsync(smtp, TestContext.Current.CancellationToken);
        await session.SendAsync(new SmtpEnvelope("meng.fan@tuofan.example", to), Of(id, body), TestContext.Current.CancellationToken);
    }

    /// <summary>Puts many mails into a Maildir as files, in the order of their numbers.</summary>
    public static void Fill(string maildir, int count, string id, string body = "approve")
    {
        var folder = Directory.CreateDirectory(Path.Combine(maildir, "new")).FullName;
        for (var i = 0; i < count; i++)
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000 + i}.M{i}.tests")), Of($"{id}{i}", body));
    }
}
