using System.Globalization;
using System.Text;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>A mail that somebody sends to the company, and the company's mail server puts into the program's Maildir.</summary>
/// <param name="Vouched">The receiving server notes that the sender is who he says.</param>
public sealed record Letter(string From, string FromName, string To, string Subject, string Text, bool Vouched = true)
{
    private const string Boundary = "=_letter";

    public string MessageId { get; } = $"{Guid.NewGuid():n}@{From.Split('@')[^1]}";

    /// <summary>The Message-ID of the mail that it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>More lines of the header, each with its end.</summary>
    public string More { get; init; } = "";

    public IReadOnlyList<(string Name, string Type, byte[] Content)> Files { get; init; } = [];

    /// <summary>That a mail of ours could not be delivered, as Postfix tells it.</summary>
    public static string Bounce(MailInfoOfBounce of) => string.Join("\r\n",
        "Return-Path: <>",
        "From: MAILER-DAEMON@mail.tuofan.example (Mail Delivery System)",
        "To: workflow@tuofan.example",
        "Subject: Undelivered Mail Returned to Sender",
        $"Date: {of.At.ToString("r", CultureInfo.InvariantCulture)}",
        $"Message-ID: <bounce-{Guid.NewGuid():n}@mail.tuofan.example>",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        $"Content-Type: multipart/report; report-type=delivery-status; boundary=\"{Boundary}\"",
        "",
        $"--{Boundary}",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "This is the mail system at host mail.tuofan.example.",
        "",
        $"<{of.To}>: mailbox is full",
        "",
        $"--{Boundary}",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mail.tuofan.example",
        "",
        $"Final-Recipient: rfc822; {of.To}",
        "Action: failed",
        "Status: 5.2.2",
        $"Diagnostic-Code: smtp; 552 5.2.2 <{of.To}>: Recipient address rejected: mailbox is full",
        "",
        $"--{Boundary}",
        "Content-Type: message/rfc822",
        "",
        "From: workflow@tuofan.example",
        $"To: {of.To}",
        "Subject: x",
        $"Message-ID: <{of.MessageId}>",
        "",
        "Text",
        $"--{Boundary}--",
        "");

    /// <summary>As it lies in the Maildir.</summary>
    public string Raw(DateTimeOffset at)
    {
        var domain = From.Split('@')[^1];
        var raw = new StringBuilder();
        void Line(string line) => raw.Append(line).Append("\r\n");
        Line($"Return-Path: <{From}>");
        Line($"Authentication-Results: mx.tuofan.example; dmarc={(Vouched ? "pass" : "fail")} header.from={domain}");
        Line($"From: {Word(FromName)} <{From}>");
        Line($"To: <{To}>");
        Line($"Subject: {Word(Subject)}");
        Line($"Date: {at.ToString("r", CultureInfo.InvariantCulture)}");
        Line($"Message-ID: <{MessageId}>");
        if (Answers is not null)
            Line($"In-Reply-To: <{Answers}>");
        raw.Append(More);
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/mixed; boundary=\"{Boundary}\"");
        Line("");
        Part("text/plain; charset=utf-8", null, Encoding.UTF8.GetBytes(Text));
        foreach (var (name, type, content) in Files)
            Part(type, name, content);
        Line($"--{Boundary}--");
        return raw.ToString();

        void Part(string type, string? name, byte[] content)
        {
            Line($"--{Boundary}");
            Line($"Content-Type: {type}");
            if (name is not null)
                Line($"Content-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(name)}");
            Line("Content-Transfer-Encoding: base64");
            Line("");
            Line(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks));
        }
    }

    private static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}

/// <summary>Of which mail a server reports that it could not be delivered, and when.</summary>
public sealed record MailInfoOfBounce(string MessageId, string To, DateTimeOffset At);
