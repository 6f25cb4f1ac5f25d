using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail;
using MailAddress = System.Net.Mail.MailAddress;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Writes a mail in the form of RFC 5322 with a text and an HTML part. The same mail is always the same bytes.</summary>
internal static class MimeWriter
{
    /// <param name="mail">What to write.</param>
    /// <param name="from">The sender's address.</param>
    /// <param name="fromName">The sender's display name.</param>
    public static byte[] Write(MailMessage mail, string from, string fromName)
    {
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..32];
        var lines = new StringBuilder();
        Header(lines, "Date", mail.CreatedAt.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(lines, "From", $"{EncodedWords.EncodeName(fromName)} <{Address(from)}>");
        Header(lines, "To", $"{EncodedWords.EncodeName(mail.ToName)}\r\n <{Address(mail.ToAddress)}>");
        if (mail.ReplyTo is { } replyTo)
            Header(lines, "Reply-To", $"<{Address(replyTo)}>");
        Header(lines, "Subject", EncodedWords.Encode(mail.Subject));
        Header(lines, "Message-ID", $"<{Token(mail.MessageId)}>");
        // All mails of a request refer to one root, so that mail programs show them as one conversation.
        var root = mail.RequestNumber is { } number ? $"<request.{Token(number)}@{from[(from.LastIndexOf('@') + 1)..]}>" : null;
        var answered = mail.AnswersMessageId is { Length: > 0 } id ? $"<{Token(id)}>" : null;
        if ((answered ?? root) is { } before)
        {
            Header(lines, "In-Reply-To", before);
            Header(lines, "References", root is null || answered is null ? before : $"{root}\r\n {answered}");
        }
        // A receipt answers a mail by itself (RFC 3834). What a process sends to the one who wrote from outside is a step of that
        // process, mostly with words that a person wrote: programs that throw away automatic replies must not throw it away.
        Header(lines, "Auto-Submitted", mail.AnswersMessageId is null || mail.ToPersonId is null ? "auto-generated" : "auto-replied");
        Header(lines, "MIME-Version", "1.0");
        Header(lines, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        lines.Append("\r\n");
        Part(lines, boundary, "text/plain", mail.Text);
        Part(lines, boundary, "text/html", mail.Html);
        lines.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(lines.ToString());
    }

    private static void Header(StringBuilder lines, string name, string value) =>
        lines.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder lines, string boundary, string type, string content)
    {
        lines.Append("--").Append(boundary).Append("\r\n");
        Header(lines, "Content-Type", type + "; charset=utf-8");
        Header(lines, "Content-Transfer-Encoding", "base64");
        lines.Append("\r\n");
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n")));
        for (var from = 0; from < base64.Length; from += 76)
            lines.Append(base64, from, Math.Min(76, base64.Length - from)).Append("\r\n");
    }

    /// <exception cref="FormatException">Not an address that a mail could go to.</exception>
    private static string Address(string address)
    {
        var parsed = new MailAddress(address).Address;
        return parsed.All(c => c is > ' ' and <= '~') ? parsed : throw new FormatException("The address has characters outside ASCII.");
    }

    private static string Token(string text) => string.Concat(text.Where(c => c is > ' ' and <= '~' and not '<' and not '>'));
}
