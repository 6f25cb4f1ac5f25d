using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail;

/// <summary>Delivers mails as <c>.eml</c> files into a folder. The file is named by the Message-ID, so a mail that is delivered twice is there once.</summary>
internal sealed class MailFolder(DataDirectory data, MailSettings settings, Texts texts) : IMailDelivery
{
    public bool IsToTheOutside => false;

    public bool IsWell => true;

    public async Task DeliverAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        var folder = data.Folder("mail");
        var path = Path.Combine(folder, FileName(mail));
        var unfinished = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        var fromName = texts.In(Texts.Chinese, "mail.from-name");
        try
        {
            await File.WriteAllBytesAsync(unfinished, MimeWriter.Write(mail, settings.From, fromName), cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string FileName(MailMessage mail)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..24];
        return mail.CreatedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + $"-{hash}.eml";
    }
}
