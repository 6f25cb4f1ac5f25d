using System.Text;

namespace WorkflowCrm.Host.Mail.Mime.Html;

/// <summary>How the usual mail programs mark the mail that is answered.</summary>
internal static class HtmlQuotations
{
    private const int LookedAt = 1_500;

    // Elements that hold a quotation or its heading: Gmail's heading (its quotation is a blockquote, and answers may stand between
    // two), Yahoo, 163, Foxmail, Thunderbird's heading, Roundcube's heading, Proton.
    private static readonly string[] s_holders =
        ["gmail_attr", "yahoo_quoted", "isReplyContent", "ntes_quote", "\"FoxDiv", "'FoxDiv", "=FoxDiv", "moz-cite-prefix", "reply-intro", "protonmail_quote", "zmail_extra", "qm_original"];

    // Elements from which on everything is quoted: Outlook's.
    private static readonly string[] s_beginnings = ["divRplyFwdMsg", "appendonsend", "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container"];

    private static readonly string[] s_words = ["发件人", "寄件者", "From", "Von", "De"];

    public static bool IsQuotation(HtmlTag tag) => tag.Name == "blockquote" || (tag.Attributes.Length > 0 && s_holders.Any(tag.Has));

    public static bool BeginsQuotation(HtmlTag tag) => tag.Attributes.Length > 0 && s_beginnings.Any(tag.Has);

    /// <summary>Whether the text from here on begins with <c>From:</c>, in one of the languages.</summary>
    public static bool StartsLikeHeader(string html, int at)
    {
        var text = new StringBuilder();
        var end = Math.Min(html.Length, at + LookedAt);
        for (var inTag = false; at < end && text.Length < 20; at++)
        {
            if (html[at] is '<' or '>')
                inTag = html[at] == '<';
            else if (!inTag && !char.IsWhiteSpace(html[at]))
                text.Append(html[at]);
        }
        var start = text.ToString().Replace("&nbsp;", "", StringComparison.Ordinal);
        return s_words.Any(word => start.StartsWith(word + ":", StringComparison.OrdinalIgnoreCase) || start.StartsWith(word + "：", StringComparison.Ordinal));
    }
}
