using System.Buffers.Binary;
using System.Text;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Which of the formats in a compound file (the Office of before 2007, mails of Outlook, Windows' installers) a file is.</summary>
internal static class CompoundContent
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MostSectors = 256;
    private const int TablesInHeader = 109;

    /// <summary>By the streams that its directory names; those with macros, and those of no known name, are unknown.</summary>
    public static string TypeOf(ReadOnlySpan<byte> content)
    {
        var names = Names(content);
        if (names.Any(name => name is "_VBA_PROJECT" or "_VBA_PROJECT_CUR" or "Macros"))
            return ContentTypes.Unknown;
        if (names.Contains("WordDocument"))
            return ContentTypes.Doc;
        if (names.Contains("Workbook") || names.Contains("Book"))
            return ContentTypes.Xls;
        if (names.Contains("PowerPoint Document"))
            return ContentTypes.Ppt;
        return names.Contains("__properties_version1.0") ? ContentTypes.Msg : ContentTypes.Unknown;
    }

    private static HashSet<string> Names(ReadOnlySpan<byte> content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (content.Length < HeaderLength)
            return names;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(content[30..]);
        if (shift is not (9 or 12))
            return names;
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(content[48..]);
        for (var read = 0; read < MostSectors && Sector(content, sector, shift) is { IsEmpty: false } directory; read++)
        {
            for (var at = 0; at < directory.Length; at += EntryLength)
                if (BinaryPrimitives.ReadUInt16LittleEndian(directory[(at + 64)..]) is > 2 and <= 64 and var length)
                    names.Add(Encoding.Unicode.GetString(directory.Slice(at, length - 2)));
            sector = Next(content, sector, shift);
        }
        return names;
    }

    // The sector that follows in the chain, as far as the tables that the header names tell: seven megabytes of the file at least.
    private static uint Next(ReadOnlySpan<byte> content, uint sector, int shift)
    {
        var perTable = (uint)(1 << shift) / 4;
        if (sector / perTable >= TablesInHeader)
            return uint.MaxValue;
        var table = Sector(content, BinaryPrimitives.ReadUInt32LittleEndian(content[(76 + (4 * (int)(sector / perTable)))..]), shift);
        return table.IsEmpty ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(table[(int)(sector % perTable * 4)..]);
    }

    private static ReadOnlySpan<byte> Sector(ReadOnlySpan<byte> content, uint number, int shift)
    {
        var start = ((long)number + 1) << shift;
        return start + (1 << shift) <= content.Length ? content.Slice((int)start, 1 << shift) : default;
    }
}
