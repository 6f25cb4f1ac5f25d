using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Bounces in words only, as qmail, older Exim and Exchange, QQ and 163 (Coremail) send them.</summary>
internal static class PlainBounce
{
    private const int LookedAt = 16_000;

    private static readonly string[] s_senders = ["mailer-daemon@", "postmaster@", "mailerdaemon@", "mail-daemon@", "microsoftexchange"];

    private static readonly string[] s_failures =
    [
        "i wasn't able to deliver your message", "could not be delivered", "couldn't be delivered", "delivery has failed", "did not reach some or all of the intended recipients",
        "undeliverable", "delivery failed", "delivery to the following recipient failed", "returned mail", "退信", "被退回", "无法投递", "投递失败", "无法送达", "未能送达", "发送失败",
    ];

    private static readonly string[] s_delays = ["has not yet been delivered", "has been delayed", "delivery delayed", "no action is required on your part", "投递延迟", "暂时无法投递", "will be retried", "尚未投递"];

    /// <summary>Null unless it comes from a mail system, and its subject or first words say that a mail was not delivered.</summary>
    public static BounceReport? Read(HeaderFields header, IncomingMail mail)
    {
        var failed = header.First("X-Failed-Recipients");
        if (failed is null && !IsFromMailSystem(mail))
            return null;
        var text = mail.Text[..Math.Min(mail.Text.Length, LookedAt)];
        var isDelay = Says(s_delays, mail.Subject, text);
        if (failed is null && !isDelay && !Says(s_failures, mail.Subject, text))
            return null;
        var copy = CopyAt(text);
        var report = text[..copy];
        var line = report.Split('\n').FirstOrDefault(one => StatusCodes.Find(one).Length > 0 || HasReplyCode(one)) ?? "";
        return new BounceReport(
            failed is null ? Recipient(report, mail) : AddressReader.First(failed),
            !isDelay,
            StatusCodes.Find(line),
            DeliveryReport.Cut(line.Trim()),
            OriginalId(text[copy..]));
    }

    private static bool IsFromMailSystem(IncomingMail mail) =>
        mail.From is { } from && s_senders.Any(sender => from.StartsWith(sender, StringComparison.Ordinal));

    private static bool Says(string[] phrases, string subject, string text) =>
        phrases.Any(phrase => subject.Contains(phrase, StringComparison.OrdinalIgnoreCase) || text.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    // Where the mail that did not arrive is quoted.
    private static int CopyAt(string text)
    {
        foreach (var mark in (string[])["--- Below this line is a copy", "------ This is a copy of", "----- Original message", "Original message headers", "------------------ 原始邮件"])
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                return at;
        return text.Length;
    }

    // An answer of SMTP, e.g. "550 No such user".
    private static bool HasReplyCode(string line)
    {
        for (var at = line.IndexOfAny(['4', '5']); at >= 0; at = line.IndexOfAny(['4', '5'], at + 1))
        {
            var isCode = at + 3 < line.Length && char.IsBetween(line[at + 1], '0', '5') && char.IsAsciiDigit(line[at + 2]) && line[at + 3] is ' ' or '-'
                && (at == 0 || !char.IsAsciiLetterOrDigit(line[at - 1]));
            if (isCode)
                return true;
        }
        return false;
    }

    private static string? Recipient(string report, IncomingMail mail)
    {
        foreach (var word in report.Split([' ', '\n', '\t', '<', '>', '(', ')', '（', '）', ':', '：', ',', '，', ';', '；', '"', '“', '”', '[', ']', '、', '。', '|']))
            if (word.Contains('@', StringComparison.Ordinal) && AddressReader.First(word) is { } address && address != mail.From && !mail.Recipients.Contains(address))
                return address;
        return null;
    }

    private static string? OriginalId(string copy)
    {
        const string Field = "Message-ID:";
        var at = copy.IndexOf(Field, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : MessageIds.Read(copy[(at + Field.Length)..].Split('\n')[0]).FirstOrDefault();
    }
}
