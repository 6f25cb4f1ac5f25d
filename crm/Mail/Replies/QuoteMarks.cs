using System.Buffers;

namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>What mail programs put around what somebody else has written, and below what somebody writes. Lines come trimmed.</summary>
internal static class QuoteMarks
{
    private const int LongestRemark = 80;
    private const int ShortestRule = 10;

    private static readonly string[] s_wrote = ["wrote:", "wrote：", "写道:", "写道：", "寫道:", "寫道：", "写道", "schrieb:"];

    private static readonly string[] s_openings = ["On ", "At ", "在 ", "在20", "于 ", "于20", "於 ", "於20", "> On "];

    private static readonly string[] s_rules =
    [
        "原始邮件", "原邮件", "原始郵件", "邮件原文", "邮件原件", "回复的原邮件", "回复的邮件", "转发邮件", "转发的邮件", "转发邮件信息", "转发的原邮件",
        "原郵件", "原始訊息", "轉寄郵件", "轉寄的郵件", "轉寄訊息",
        "original message", "original", "original email", "original mail", "forwarded message", "forwarded mail", "reply message",
    ];

    private static readonly string[] s_senderFields = ["发件人", "寄件者", "寄件人", "from", "von", "expéditeur"];

    private static readonly string[] s_otherFields =
    [
        "发送时间", "发送日期", "发件时间", "日期", "时间", "寄件日期", "收件人", "收件者", "抄送", "副本", "主题", "主旨", "sent", "date", "to", "cc", "subject", "reply-to", "回复",
    ];

    private static readonly string[] s_devices =
    [
        "发自我的", "发送自", "从我的", "来自我的", "通过我的", "發自我的", "傳送自", "從我的", "來自我的", "寄自我的", "sent from my", "sent from mail", "sent from outlook", "sent from yahoo", "sent from foxmail",
        "get outlook for", "获取 outlook", "下载 outlook",
    ];

    private static readonly SearchValues<char> s_sentenceMarks = SearchValues.Create("，,。！!？?；;：:");

    private static readonly char[] s_brackets = ['*', '【', '[', ' '];

    private static readonly string[] s_deviceWords = ["手机", "平板", "电脑", "邮箱", "邮件", "客户端", "设备", "手機", "電腦", "信箱", "郵件", "裝置"];

    private static readonly string[] s_disclaimers =
    [
        "免责声明", "保密声明", "保密提示", "法律声明", "声明：本邮件", "声明:本邮件", "本邮件及其附件", "本邮件及附件", "本邮件（包括", "本邮件(包括", "本电子邮件", "此邮件及其附件", "此邮件可能包含", "此电子邮件",
        "免責聲明", "保密聲明", "法律聲明", "本郵件及其附件", "本郵件及附件", "本郵件（包括", "本郵件(包括", "本電子郵件", "此郵件及其附件", "此郵件可能包含", "此電子郵件",
        "this e-mail and its attachments", "this e-mail and any", "this email and any", "this email and its", "this e-mail (including", "this email (including", "this message and any",
        "this message contains confidential", "this message is intended", "the information contained in this", "the information in this", "confidentiality notice", "disclaimer", "legal notice",
    ];

    public static bool IsQuoted(string line) => line.Length > 0 && line[0] is '>' or '＞';

    /// <summary>"On … wrote:", "在 … 写道：" and the like. They hold a date or an address; what only sounds like it is the sender's.</summary>
    public static bool IsHeading(string text)
    {
        var isNotes = text.Contains(" wrote on ", StringComparison.OrdinalIgnoreCase) && text[^1] is ':' or '：';
        return (isNotes || EndsWithAny(text, s_wrote)) && HasDateOrAddress(text);
    }

    /// <summary>Whether a heading over several lines begins so: "On …", "在 …".</summary>
    public static bool OpensHeading(string line) =>
        HasDateOrAddress(line) && StartsWithAny(line, s_openings);

    /// <summary>Whether one may begin so: with the name and the address of whoever wrote.</summary>
    public static bool MayOpenHeading(string line) => line.Contains('@', StringComparison.Ordinal) || OpensHeading(line);

    /// <summary>"----- Original Message -----", or a long rule without words.</summary>
    public static bool IsSeparator(string line)
    {
        var words = line.AsSpan().Trim("-_=*—─－＿ \t");
        if (words.IsEmpty)
            return line.Length >= ShortestRule;
        if (line.Length - words.Length < 4 || words.Length > LongestRemark)
            return false;
        foreach (var rule in s_rules)
            if (words.Equals(rule, StringComparison.OrdinalIgnoreCase) || words.StartsWith("forwarded by ", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>"发自我的 iPhone", "Sent from my …": a short line that a device adds. A sentence that begins so ("从我的角度看，不行") is none: without it the next line would decide.</summary>
    public static bool IsDeviceLine(string line) =>
        line.Length <= LongestRemark
        && StartsWithAny(line, s_devices)
        && !line.Split('<')[0].AsSpan().ContainsAny(s_sentenceMarks)
        && (line.Any(char.IsAsciiLetter) || Array.Exists(s_deviceWords, word => line.Contains(word, StringComparison.Ordinal)));

    public static bool IsDisclaimer(string line) => StartsWithAny(line.TrimStart(s_brackets), s_disclaimers);

    public static bool IsSenderField(string line) => IsField(line, s_senderFields);

    public static bool IsOtherField(string line) => IsField(line, s_otherFields);

    // "*From:* …" is what is left of bold text.
    private static bool IsField(string line, string[] names)
    {
        var colon = line.AsSpan().IndexOfAny(':', '：');
        if (colon is <= 0 or > 20)
            return false;
        // Chinese programs stretch short names: "主 题".
        Span<char> name = stackalloc char[colon];
        var length = 0;
        foreach (var c in line.AsSpan(0, colon))
            if (!char.IsWhiteSpace(c) && c is not ('*' or '|' or '_'))
                name[length++] = c;
        foreach (var one in names)
            if (((ReadOnlySpan<char>)name[..length]).Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool HasDateOrAddress(string text) => text.Contains('@', StringComparison.Ordinal) || text.AsSpan().ContainsAnyInRange('0', '9');

    // Loops, because a mail may have hundreds of thousands of lines, and a lambda would be an object for each.
    private static bool StartsWithAny(string text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool EndsWithAny(string text, string[] ends)
    {
        foreach (var end in ends)
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
