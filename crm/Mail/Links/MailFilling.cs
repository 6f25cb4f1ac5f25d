using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>
/// A stored mail holds marks where its secrets belong; they are put in when it is sent. The marks name the mail, so that
/// nothing that somebody typed can become one.
/// </summary>
public sealed class MailFilling(IMailSecrets secrets, ISiteAddress site)
{
    /// <summary>Stands in the stored mail for the token of its <paramref name="place"/>-th link.</summary>
    public static string Mark(string mailId, int place) => string.Create(CultureInfo.InvariantCulture, $"~{mailId}~{place}~");

    /// <summary>The mail as it goes out; the same each time.</summary>
    public MailMessage Of(MailMessage mail)
    {
        if (mail.Salt is not { } salt)
            return mail;
        var mark = new Regex($"~{Regex.Escape(mail.Id)}~([0-9]+)~", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return mail.With(Fill(mail.Text), Fill(mail.Html), ReplyTo(mail, salt));

        string Fill(string text) => mark.Replace(text, found => MailToken.OfLink(secrets, salt, int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>A text of the mail for others than its receiver: the addresses with secrets in them are left out.</summary>
    /// <param name="instead">Stands in their place.</param>
    public static string Hide(MailMessage mail, string text, string instead) => new Regex(
        $@"(?:https?://[^\s<>""]*)?~{Regex.Escape(mail.Id)}~[0-9]+~", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Replace(text, _ => instead);

    /// <summary>The mailbox with the token behind a plus sign; null where mails are not answered.</summary>
    private string? ReplyTo(MailMessage mail, string salt)
    {
        if (mail.ReplyHash is null || site.Mailbox is not { } mailbox)
            return null;
        var at = mailbox.LastIndexOf('@');
        return $"{mailbox[..at]}+{MailToken.OfReply(secrets, salt)}{mailbox[at..]}";
    }
}
