using System.Collections.Frozen;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Which files a site takes from mails. What a file is, its content says, not its name; only an ending that a computer would run is refused by name.</summary>
public sealed record AttachmentRules
{
    private const int Megabyte = 1024 * 1024;

    private static readonly FrozenSet<string> s_runnable = new[]
    {
        ".ade", ".adp", ".apk", ".app", ".appx", ".bat", ".chm", ".cmd", ".com", ".cpl", ".dll", ".dmg", ".exe", ".hta", ".htm", ".html", ".inf", ".ins", ".iso", ".img", ".isp",
        ".jar", ".js", ".jse", ".jnlp", ".lib", ".lnk", ".mde", ".mht", ".mhtml", ".msc", ".msi", ".msix", ".msp", ".mst", ".one", ".pif", ".ps1", ".psm1", ".py", ".reg", ".scf", ".scr",
        ".sct", ".settingcontent-ms", ".sh", ".shb", ".svg", ".svgz", ".sys", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".vhdx", ".vxd", ".wsc", ".wsf", ".wsh", ".xhtml", ".xht", ".xll",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of one file, in bytes.</summary>
    public int LargestFile { get; init; } = 10 * Megabyte;

    /// <summary>Of all files of a mail together, in bytes.</summary>
    public int LargestMail { get; init; } = 25 * Megabyte;

    /// <summary>Files of a mail.</summary>
    public int MostFiles { get; init; } = 20;

    /// <summary>The content types that are taken.</summary>
    public IReadOnlySet<string> AcceptedTypes { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ContentTypes.Pdf, ContentTypes.Png, ContentTypes.Jpeg, ContentTypes.Gif, ContentTypes.Webp, ContentTypes.Bmp, ContentTypes.Tiff,
        ContentTypes.Docx, ContentTypes.Xlsx, ContentTypes.Pptx, ContentTypes.Odt, ContentTypes.Ods, ContentTypes.Odp,
        ContentTypes.Doc, ContentTypes.Xls, ContentTypes.Ppt, ContentTypes.Msg, ContentTypes.Text, ContentTypes.Mail, ContentTypes.Zip,
    };

    /// <summary>Judges the files of one mail, in their order. No archive is unpacked for it.</summary>
    public IReadOnlyList<AttachmentVerdict> Judge(IReadOnlyList<IncomingAttachment> attachments)
    {
        var verdicts = new List<AttachmentVerdict>(attachments.Count);
        long taken = 0;
        var count = 0;
        foreach (var attachment in attachments)
        {
            var (type, archive) = AttachmentContent.Look(attachment.Content.Span);
            var refusal = Refusal(attachment, type, archive, count, taken);
            if (refusal is null)
            {
                count++;
                taken += attachment.Content.Length;
            }
            verdicts.Add(new AttachmentVerdict(attachment, type, refusal));
        }
        return verdicts;
    }

    private AttachmentRefusal? Refusal(IncomingAttachment attachment, string type, ZipDirectory? archive, int count, long taken)
    {
        if (attachment.Content.Length > LargestFile || taken + attachment.Content.Length > LargestMail)
            return AttachmentRefusal.TooLarge;
        if (IsRunnable(attachment.Name) || archive is not null && archive.Names.Any(IsRunnable))
            return AttachmentRefusal.Runnable;
        if (archive is { IsAbsurd: true })
            return AttachmentRefusal.AbsurdArchive;
        if (!AcceptedTypes.Contains(type))
            return AttachmentRefusal.TypeNotAccepted;
        return count >= MostFiles ? AttachmentRefusal.TooMany : null;
    }

    private static bool IsRunnable(string name) =>
        name.LastIndexOf('.') is var dot and >= 0 && s_runnable.Contains(name[dot..].TrimEnd(' ', '.', '/', '\\'));
}
