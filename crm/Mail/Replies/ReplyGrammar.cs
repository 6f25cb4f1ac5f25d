namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>
/// The few words that decide by mail. Only the first line counts, and it must be, as a whole:
/// <list type="bullet">
/// <item><c>同意</c>, <c>批准</c>, <c>核准</c>, <c>approve</c>, <c>ok</c> or <c>yes</c>: approved; further lines are a comment. With anything
/// else on the line ("同意，但是…", "ok but", "同意？"), or a reservation at the beginning of a further line ("但是先别发"), it is a comment.</item>
/// <item><c>不同意</c>, <c>驳回</c> (<c>駁回</c>), <c>拒绝</c> (<c>拒絕</c>), <c>reject</c>, <c>no</c>: rejected; <c>退回</c>, <c>return</c>: returned. The reason is what
/// follows on the line after a separator, and the further lines. A colon separates after every word; a comma or a space after every one
/// but <c>no</c> and <c>return</c>, which begin ordinary English sentences ("no problem", "No, go ahead", "return flight…"). After a comma
/// or a space the line must not be a question ("驳回 可以吗？").</item>
/// </list>
/// Full-width forms are taken as half-width and A to Z without regard to case; full stops, exclamation marks, commas and tildes at the end
/// are passed over, but not an ellipsis, which hesitates. No other form of a character counts, and a line with a character
/// that nobody sees is a comment.
/// </summary>
public static class ReplyGrammar
{
    private static readonly string[] s_approvals = ["同意", "批准", "核准", "approve", "ok", "yes"];

    // With these a further line takes back a part of what the first one says.
    private static readonly string[] s_reservations = ["但", "不过", "不過", "前提", "除非", "but ", "but,", "however", "unless", "provided"];

    private static readonly (string Word, bool IsReturn, bool NeedsColon)[] s_refusals =
    [
        ("不同意", false, false), ("驳回", false, false), ("駁回", false, false), ("拒绝", false, false), ("拒絕", false, false), ("reject", false, false), ("no", false, true),
        ("退回", true, false), ("return", true, true),
    ];

    /// <param name="newText">What the sender wrote himself: the result of <see cref="NewText.Of"/>.</param>
    public static Reply Read(string newText)
    {
        var text = newText.ReplaceLineEndings("\n").Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? text : text[..end]).Trim();
        var further = end < 0 ? "" : text[end..].Trim();
        var comment = new Reply(ReplyIntent.Comment, text);
        if (!ReplyText.IsPlain(line))
            return comment;
        var folded = ReplyText.Fold(line);
        var sentence = ReplyText.WithoutMarks(folded);
        if (Array.IndexOf(s_approvals, sentence) >= 0)
            return HasReservation(further) ? comment : new Reply(ReplyIntent.Approve, further);
        foreach (var (word, isReturn, needsColon) in s_refusals)
        {
            if (sentence == word)
                return Refusal(isReturn, "", further);
            if (!folded.StartsWith(word, StringComparison.Ordinal))
                continue;
            // Folding keeps the length, so the reason is taken as it was written.
            var rest = folded[word.Length..];
            var isColon = rest.TrimStart().StartsWith(':');
            if (isColon || (!needsColon && rest[0] is ' ' or ',' && !rest.EndsWith('?')))
                return Refusal(isReturn, line[word.Length..].Trim().TrimStart(':', '：', ',', '，').Trim(), further);
        }
        return comment;
    }

    private static bool HasReservation(string further) => further.Split('\n').Select(line => ReplyText.Fold(line.Trim()))
        .Any(line => Array.Exists(s_reservations, word => line.StartsWith(word, StringComparison.Ordinal)));

    private static Reply Refusal(bool isReturn, string onTheLine, string further)
    {
        var reason = ReplyText.WithoutClosing(onTheLine.Length == 0 ? further : further.Length == 0 ? onTheLine : onTheLine + "\n" + further);
        // Dots and dashes are no reason.
        return reason.Any(char.IsLetterOrDigit)
            ? new Reply(isReturn ? ReplyIntent.Return : ReplyIntent.Reject, reason)
            : new Reply(isReturn ? ReplyIntent.ReturnWithoutReason : ReplyIntent.RejectWithoutReason, "");
    }
}
