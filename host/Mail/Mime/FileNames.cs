using System.Globalization;
using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Names of attachments that can be shown, stored and downloaded anywhere.</summary>
internal static class FileNames
{
    public const int Longest = 150;

    private const int LongestEnding = 20;
    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> s_devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(1, 9).SelectMany(i => (string[])[$"COM{i}", $"LPT{i}"])],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Without path, invisible characters, characters that a file system refuses, and names of devices; empty when nothing is left.</summary>
    public static string Safe(string name)
    {
        var path = name.AsSpan().TrimEnd("/\\");
        var visible = new StringBuilder();
        foreach (var rune in path[(path.LastIndexOfAny('/', '\\') + 1)..].EnumerateRunes())
            if (!IsInvisible(rune) && visible.Length < 10 * Longest)
                visible.Append(rune.Value < 128 && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        // Windows drops dots and spaces at the end; a dot at the beginning hides a file.
        var safe = Cut(visible.ToString().Trim(' ', '\u3000', '\u00A0').TrimStart('.').TrimEnd('.', ' '));
        return s_devices.Contains(safe.Split('.')[0].TrimEnd()) ? "_" + safe : safe;
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // The ending tells what the file is, so the middle goes.
    private static string Cut(string name)
    {
        if (name.Length < Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= LongestEnding ? name[dot..] : "";
        var kept = Longest - 1 - ending.Length;
        return PlainText.Cut(name, kept).TrimEnd('.', ' ') + ending;
    }
}
