using System.Globalization;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Changes a raw mail knowing what it is made of: fields, boundaries, encodings, markup.</summary>
internal static class MailMutation
{
    private static readonly string[] s_charsets =
        ["utf-8", "gbk", "gb2312", "gb18030", "big5", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "shift_jis", "euc-kr", "euc-jp", "utf-16", "utf-16be", "utf-7", "windows-1252", "koi8-r", "us-ascii", "", "\"", "x"];

    private static readonly string[] s_encodings = ["base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "", "base64;", "BASE64 (x)"];

    private static readonly string[] s_types =
    [
        "text/plain", "text/html", "text/calendar", "multipart/mixed", "multipart/alternative", "multipart/report", "multipart/digest", "multipart/related", "message/rfc822",
        "message/delivery-status", "application/octet-stream", "image/png", "text/rfc822-headers", "", "x", "text/plain; format=flowed; delsp=yes", "multipart/mixed; boundary=\"\"", "multipart/mixed; boundary=-",
    ];

    private static readonly string[] s_pieces =
    [
        "\r\n", "\n", "\r", "\r\n\r\n", "\0", "=?", "?=", "=?utf-8?B?", "=?utf-8?B?5ZCM?=", "=?gbk?Q?=CD=AC?=", "=?utf-8*en?q?_=?=", "=E5=90", "=\r\n", "=", "====", "5ZCM5oSP", "\u00CD\u00AC", "\u00E5\u0090\u008C",
        "<div>", "</div>", "<blockquote>", "</blockquote>", "<table><tr><td>", "</td>", "<!--", "-->", "<style>", "<script>", "<a href=\"", "'", "\"", "<", ">", "&#", "&nbsp;", "&#x1F600;", "&#xD800;", "<pre>", "<li>", "<br>",
        "<div style=\"border-top:solid\">", "<div id=\"divRplyFwdMsg\">", "<span style=\"display:none\">", "> ", ">>>> ", "-- \r\n", "--", "(", ")", "((((", "\\", ";", ",", ":", "<>", "@", "a@corp.example", "\"a\" <a@b.c>",
        "From: a@b.c\r\n", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", "Content-Disposition: attachment; filename*0*=gbk''%CD%AC; filename*1=\"b\"\r\n", "; name*=utf-8''%E5%90", "; name*9999999999=x", "; filename=\"..\\\\con\"",
        "Authentication-Results: mx.crm.example; dmarc=pass header.from=corp.example\r\n", "Action: failed\r\nStatus: 5.1.1\r\n", "Date: 31 Feb 2026 99:99:99 +9999\r\n", "PK\u0003\u0004", "PK\u0005\u0006\0\0\0\0\u00FF\u00FF\u00FF\u00FF", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
        "\u001B$B", "\u001B(B", "~{", "\u000E", "\u000F", "\u00FF\u00FE", "\u00EF\u00BB\u00BF", " \r\n", "\t",
    ];

    /// <summary>A mail of one character for each byte; characters beyond are written as UTF-8 by whoever reads it.</summary>
    public static string Mutate(string mail, string other, Random random)
    {
        for (var times = random.Next(1, 7); times > 0; times--)
        {
            mail = Change(mail, other, random);
        }

        return mail;
    }

    private static string Change(string mail, string other, Random random)
    {
        var at = random.Next(mail.Length + 1);
        switch (random.Next(11))
        {
            case 0:
                return TextMutation.Mutate(mail, random);
            case 1:
                return mail.Insert(at, Pick(s_pieces, random));
            case 2:
                return mail.Insert(at, Repeated(Pick(s_pieces, random), random));
            case 3:
                return Replace(mail, "charset=", Pick(s_charsets, random), random);
            case 4:
                return Replace(mail, "Content-Transfer-Encoding: ", Pick(s_encodings, random), random);
            case 5:
                return Replace(mail, "Content-Type: ", Pick(s_types, random), random);
            case 6:
                return mail[..at] + other[random.Next(other.Length)..];
            case 7:
                return mail[..at];
            case 8:
                return Nested(mail, random.Next(1, 30));
            case 9:
                var line = mail.IndexOf('\n', at);
                return line < 0 ? mail : mail.Insert(line + 1, Repeated(mail[at..(line + 1)], random));
            default:
                return mail.Replace("\r\n", "\n", StringComparison.Ordinal);
        }
    }

    private static string Repeated(string piece, Random random) => string.Concat(Enumerable.Repeat(piece, random.Next(4) == 0 ? 20_000 / Math.Max(1, piece.Length) : random.Next(2, 40)));

    private static string Replace(string mail, string before, string value, Random random)
    {
        var places = new List<int>();
        for (var found = mail.IndexOf(before, StringComparison.OrdinalIgnoreCase); found >= 0; found = mail.IndexOf(before, found + 1, StringComparison.OrdinalIgnoreCase))
        {
            places.Add(found + before.Length);
        }

        if (places.Count == 0)
        {
            return mail;
        }

        var start = places[random.Next(places.Count)];
        var end = start;
        while (end < mail.Length && mail[end] is not ('\r' or '\n' or ';'))
        {
            end++;
        }

        return mail[..start] + value + mail[end..];
    }

    private static string Nested(string mail, int levels)
    {
        for (var i = 0; i < levels; i++)
        {
            mail = string.Create(CultureInfo.InvariantCulture, $"From: zhou.yaning@corp.example\r\nContent-Type: multipart/mixed; boundary=n{i}\r\n\r\n--n{i}\r\n{mail}");
        }

        return mail;
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
