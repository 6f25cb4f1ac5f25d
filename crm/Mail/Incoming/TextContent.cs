using System.Text;
using System.Text.Unicode;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Tells plain text, pages, pictures in text and mails apart.</summary>
internal static class TextContent
{
    private const int LookedAt = 4_096;

    private static readonly string[] s_mailFields = ["received:", "return-path:", "from:", "to:", "subject:", "date:", "message-id:", "mime-version:", "delivered-to:", "dkim-signature:"];

    private static readonly string[] s_pageMarks = ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<meta ", "javascript:"];

    /// <summary>Null when it is no text in UTF-8 or GB18030.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return ContentTypes.Text;
        if (content.ContainsAny(Controls) || !(Utf8.IsValid(content) || IsGb18030(content)))
            return null;
        // Names of elements are ASCII in either character set.
        var beginning = Encoding.Latin1.GetString(content[..Math.Min(content.Length, LookedAt)]);
        if (beginning.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return ContentTypes.Svg;
        if (IsMail(beginning))
            return ContentTypes.Mail;
        return s_pageMarks.Any(mark => beginning.Contains(mark, StringComparison.OrdinalIgnoreCase)) ? ContentTypes.Html : ContentTypes.Text;
    }

    private static ReadOnlySpan<byte> Controls => [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 127];

    private static bool IsMail(string beginning)
    {
        var lines = beginning.Split('\n', 40);
        return s_mailFields.Any(field => lines[0].StartsWith(field, StringComparison.OrdinalIgnoreCase))
            && s_mailFields.Count(field => lines.Any(line => line.StartsWith(field, StringComparison.OrdinalIgnoreCase))) >= 3;
    }

    // Two bytes 81–FE 40–FE without 7F, or four 81–FE 30–39 81–FE 30–39. A library for it is not worth the dependency.
    private static bool IsGb18030(ReadOnlySpan<byte> content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] < 0x80)
                continue;
            if (!IsLead(content[i]) || i + 1 >= content.Length)
                return false;
            if (content[i + 1] is >= 0x40 and not 0x7F and not 0xFF)
                i++;
            else if (content[i + 1] is >= 0x30 and <= 0x39 && i + 3 < content.Length && IsLead(content[i + 2]) && content[i + 3] is >= 0x30 and <= 0x39)
                i += 3;
            else
                return false;
        }
        return true;
    }

    private static bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;
}
