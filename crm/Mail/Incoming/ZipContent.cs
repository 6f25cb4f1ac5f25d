namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Which of the formats that are archives within an archive is.</summary>
internal static class ZipContent
{
    private static readonly (string Prefix, string Type)[] s_office = [("word/", ContentTypes.Docx), ("xl/", ContentTypes.Xlsx), ("ppt/", ContentTypes.Pptx)];

    private static readonly string[] s_openDocuments = [ContentTypes.Odt, ContentTypes.Ods, ContentTypes.Odp];

    public static string TypeOf(ReadOnlySpan<byte> content, ZipDirectory archive)
    {
        if (archive.Names.Any(name => name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)))
        {
            if (archive.Names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return ContentTypes.OfficeWithMacros;
            foreach (var (prefix, type) in s_office)
                if (archive.Names.Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                    return type;
        }
        return OpenDocument(content) ?? ContentTypes.Zip;
    }

    // An OpenDocument begins with its type, stored without compression.
    private static string? OpenDocument(ReadOnlySpan<byte> content)
    {
        const int NameAt = 30;
        if (content.Length < 120 || !content[NameAt..].StartsWith("mimetype"u8))
            return null;
        var type = System.Text.Encoding.Latin1.GetString(content.Slice(NameAt + 8, 80));
        return s_openDocuments.Where(one => type.StartsWith(one, StringComparison.Ordinal)).MaxBy(one => one.Length);
    }
}
