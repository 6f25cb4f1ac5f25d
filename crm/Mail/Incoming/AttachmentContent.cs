using System.Buffers.Binary;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Recognises what a file is by its content.</summary>
internal static class AttachmentContent
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The content type, and the directory when it is an archive.</summary>
    public static (string Type, ZipDirectory? Archive) Look(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8))
        {
            var archive = ZipDirectory.Read(content);
            return (ZipContent.TypeOf(content, archive), archive);
        }
        return (ByMagic(content) ?? TextContent.TypeOf(content) ?? ContentTypes.Unknown, null);
    }

    private static string? ByMagic(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => ContentTypes.Pdf,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => ContentTypes.Png,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => ContentTypes.Jpeg,
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => ContentTypes.Gif,
        _ when content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) => ContentTypes.Webp,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0]) || content.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0, 0x2A]) => ContentTypes.Tiff,
        _ when IsBitmap(content) => ContentTypes.Bmp,
        _ when content.StartsWith(CompoundFile) => CompoundContent.TypeOf(content),
        _ when content.StartsWith("MZ"u8) || content.StartsWith("\u007fELF"u8) => ContentTypes.Program,
        _ when content.Length > 4 && BinaryPrimitives.ReadUInt32BigEndian(content) is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xCAFEBABE => ContentTypes.Program,
        _ when content.StartsWith("#!"u8) => ContentTypes.Script,
        _ => null,
    };

    // Two letters alone begin many a text; the size of the second header must be one of those that exist.
    private static bool IsBitmap(ReadOnlySpan<byte> content) =>
        content.Length > 26 && content.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(content[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
