using System.Globalization;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>The files of a mail: every part that is not its text, images within the text included.</summary>
internal sealed class AttachmentReader(MimeLimits limits, FaultList faults)
{
    // Other versions of the text, for programs that show them.
    private static readonly HashSet<string> s_otherTexts = ["text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"];

    public IReadOnlyList<IncomingAttachment> Of(MimePart root)
    {
        var attachments = new List<IncomingAttachment>();
        foreach (var part in Files(root))
        {
            if (attachments.Count == limits.Attachments)
            {
                faults.Add(IncomingFault.TooManyAttachments);
                break;
            }
            var content = TransferEncoding.Decode(part.Body, part.Encoding, limits.AttachmentSize, out var isBroken);
            if (content.Length > limits.AttachmentSize)
            {
                faults.Add(IncomingFault.AttachmentTooLarge);
                continue;
            }
            if (isBroken)
                faults.Add(IncomingFault.Unreadable);
            attachments.Add(new IncomingAttachment(FileNames.Safe(part.FileName ?? "") is { Length: > 0 } name ? name : Unnamed(part, attachments.Count + 1), content));
        }
        return attachments;
    }

    private static IEnumerable<MimePart> Files(MimePart part)
    {
        if (part.IsMultipart)
            return part.Type.Value == "multipart/report" ? part.Children.Take(1).SelectMany(Files) : part.Children.SelectMany(Files);
        return part.IsText || s_otherTexts.Contains(part.Type.Value) ? [] : [part];
    }

    private static string Unnamed(MimePart part, int number)
    {
        var known = part.Type.Value switch
        {
            "message/rfc822" => "message.eml",
            "text/calendar" => "invite.ics",
            "application/ms-tnef" => "winmail.dat",
            "application/pkcs7-mime" or "application/x-pkcs7-mime" => "smime.p7m",
            "application/pkcs7-signature" or "application/x-pkcs7-signature" => "smime.p7s",
            "application/pgp-signature" => "signature.asc",
            "application/pgp-encrypted" => "version.asc",
            _ => null,
        };
        var ending = part.Type.Value switch
        {
            "image/jpeg" => "jpg",
            "image/png" => "png",
            "image/gif" => "gif",
            "image/webp" => "webp",
            "application/pdf" => "pdf",
            "text/csv" => "csv",
            "text/plain" => "txt",
            "text/html" => "html",
            _ => "bin",
        };
        return known ?? string.Create(CultureInfo.InvariantCulture, $"attachment-{number}.{ending}");
    }
}
