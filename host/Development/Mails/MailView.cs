using System.Net;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Host.Development.Mails;

/// <summary>A mail that was sent.</summary>
/// <param name="To">The address.</param>
/// <param name="Links">The addresses that the HTML part links to, in their order.</param>
public sealed partial record MailView(
    string Id,
    string MessageId,
    string Template,
    string To,
    string ToName,
    string Subject,
    string? RequestNumber,
    string? TaskId,
    DateTimeOffset? SentAt,
    string Text,
    string Html,
    IReadOnlyList<string> Links)
{
    internal static MailView Of(MailMessage mail) => new(
        mail.Id,
        mail.MessageId,
        mail.TemplateKey,
        mail.ToAddress,
        mail.ToName,
        mail.Subject,
        mail.RequestNumber,
        mail.TaskId,
        mail.SentAt,
        mail.Text,
        mail.Html,
        [.. Href().Matches(mail.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()]);

    [GeneratedRegex("""\bhref\s*=\s*["']([^"']+)["']""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();
}

/// <summary>All mails that were sent, newest first.</summary>
public sealed record MailList(IReadOnlyList<MailView> Items);
