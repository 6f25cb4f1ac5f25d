using System.Text.RegularExpressions;

namespace WorkflowCrm.Host.Pages.Admin.Mails;

/// <summary>The subject of a mail of ours as a reader of a page needs it: in his language only, and without the mark for mail programs.</summary>
public static partial class ShownSubject
{
    /// <summary>Between the two languages of a subject; a title, which stands in both, may hold it too.</summary>
    private const string Separator = " / ";

    /// <param name="subject">E.g. <c>[WF-DA-20261125-001-…] 待审批:… / Approval needed: …</c>.</param>
    /// <param name="language">As in <see cref="Texts.Languages"/>.</param>
    public static string In(string language, string subject)
    {
        var parts = Mark().Replace(subject, "").Split(Separator);
        if (parts.Length % 2 != 0)
            return string.Join(Separator, parts);
        var (first, second) = (string.Join(Separator, parts[..(parts.Length / 2)]), string.Join(Separator, parts[(parts.Length / 2)..]));
        // The receiver's language stands first, and the same names stand in both.
        var english = first.Count(char.IsAsciiLetter) > second.Count(char.IsAsciiLetter) ? first : second;
        return language == Texts.Chinese ^ english == first ? first : second;
    }

    [GeneratedRegex(@"\[WF-[^\]]*\]\s*")]
    private static partial Regex Mark();
}
