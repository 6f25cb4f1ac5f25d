using System.Globalization;

namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>The forms in which the words of a reply are compared.</summary>
internal static class ReplyText
{
    private const int LongestClosing = 30;

    private static readonly string[] s_closings =
    [
        "谢谢", "多谢", "感谢", "谢谢！", "此致", "敬礼", "祝好", "顺祝商祺", "祝商祺", "祝工作顺利",
        "謝謝", "謝謝！", "多謝", "感謝", "敬禮", "順頌商祺", "祝工作順利",
        "thanks", "thank you", "many thanks", "regards", "best regards", "kind regards", "best", "best wishes", "cheers", "br", "rgds",
    ];

    /// <summary>Whether a reader sees every character of the line: no zero-width, direction and control characters.</summary>
    public static bool IsPlain(string line)
    {
        foreach (var rune in line.EnumerateRunes())
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(rune.Value);
            var isHidden = category is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                || (category is UnicodeCategory.Control && rune.Value != '\t')
                // Letters and spaces without ink.
                || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0xFFFD;
            if (isHidden)
                return false;
        }
        return true;
    }

    /// <summary>Full-width forms as half-width, the usual spaces as one kind, A to Z in lower case. The length stays.</summary>
    /// <remarks>Not Unicode's compatibility forms: they would read circled and mathematical letters, and signs such as ㏍, as words.</remarks>
    public static string Fold(string line) => string.Create(line.Length, line, static (folded, original) =>
    {
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(original[i] - 0xFEE0),
                '\u3000' or '\u00A0' or '\t' => ' ',
                '\uFF61' => '。',
                _ => original[i],
            };
            folded[i] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }
    });

    /// <summary>Without the marks that may end a sentence; unchanged when they hesitate.</summary>
    public static string WithoutMarks(string folded)
    {
        var bare = folded.TrimEnd('。', '.', '!', ',', '~', ' ');
        var marks = folded[bare.Length..];
        return marks.Count(c => c is '.' or '。') > 1 ? folded : bare;
    }

    /// <summary>A reason without the polite words at its end and the name below them: "驳回", "谢谢", "罗思远" has none.</summary>
    public static string WithoutClosing(string reason)
    {
        var kept = reason.Split('\n').TakeWhile(line => !IsClosing(line));
        return string.Join('\n', kept).Trim();
    }

    private static bool IsClosing(string line) =>
        line.Length <= LongestClosing && Array.IndexOf(s_closings, Fold(line).Trim('。', '.', '!', ',', '~', ' ')) >= 0;
}
