using System.Buffers.Binary;
using System.Text;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What the directory of a zip archive claims. Nothing is ever unpacked.</summary>
/// <param name="Names">Of the files in it.</param>
/// <param name="IsAbsurd">It claims more than a gigabyte or more than a thousandfold of the archive's size, has too many files, or cannot be read.</param>
internal sealed record ZipDirectory(IReadOnlyList<string> Names, bool IsAbsurd)
{
    private const long MostClaimed = 1024L * 1024 * 1024;
    private const int MostRatio = 1_000;
    private const int MostFiles = 10_000;
    private const int LongestName = 1_000;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = 65_535;

    private static readonly ZipDirectory s_unreadable = new([], IsAbsurd: true);

    public static ZipDirectory Read(ReadOnlySpan<byte> archive)
    {
        // The end record is the last thing but a comment.
        var tail = archive[Math.Max(0, archive.Length - EndLength - LongestComment)..];
        var found = tail.LastIndexOf("PK\u0005\u0006"u8);
        if (found < 0 || tail.Length - found < EndLength)
            return s_unreadable;
        var end = tail[found..];
        var (count, at) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        // All bits set: the truth stands in records for archives of more than four gigabytes.
        if (count > MostFiles || at > archive.Length)
            return s_unreadable;
        var rest = archive[(int)at..];
        var names = new List<string>(count);
        long claimed = 0;
        for (var i = 0; i < count; i++)
        {
            if (rest.Length < EntryLength || !rest.StartsWith("PK\u0001\u0002"u8))
                return s_unreadable;
            var (packed, size) = (BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]), BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]));
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            var length = EntryLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (rest.Length < length || nameLength > LongestName)
                return s_unreadable;
            // Small files of one character compress that well, too.
            if (size > 1024 * 1024 && size / Math.Max(1, packed) > MostRatio)
                return s_unreadable;
            claimed += size;
            names.Add(Encoding.UTF8.GetString(rest.Slice(EntryLength, nameLength)));
            rest = rest[length..];
        }
        return new ZipDirectory(names, claimed > MostClaimed || (claimed > 1024 * 1024 && claimed / archive.Length > MostRatio));
    }
}
