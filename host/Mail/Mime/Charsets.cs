using System.Collections.Frozen;
using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Character sets by the names that mails give them.</summary>
internal static class Charsets
{
    public const string Replacement = "\uFFFD";

    private static readonly FrozenDictionary<string, int> s_pages = Pages().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of GB2312 and GBK as well, which are parts of it.</summary>
    public static Encoding Gb18030 { get; } = ByPage(54936);

    public static Encoding Utf8 { get; } = ByPage(65001);

    /// <summary>The encoding of this name; null when it is unknown, and for ASCII, which senders name without looking.</summary>
    public static Encoding? Find(string name) => s_pages.TryGetValue(Bare(name), out var page)
        ? page switch { 65001 => Utf8, 54936 => Gb18030, _ => ByPage(page) }
        : null;

    public static bool IsAscii(string name) => Bare(name).ToUpperInvariant() is "US-ASCII" or "ASCII" or "ANSI_X3.4-1968" or "646";

    private static string Bare(string name) => name.Trim(' ', '\t', '"', '\'').Replace('_', '-');

    private static Encoding ByPage(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Replacement))
        ?? Encoding.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Replacement));

    private static IEnumerable<KeyValuePair<string, int>> Pages()
    {
        foreach (var name in (string[])["utf-8", "utf8", "unicode-1-1-utf-8", "cp65001", "65001"])
            yield return new(name, 65001);
        foreach (var name in (string[])["gb18030", "gbk", "gb2312", "gb-2312-80", "x-gbk", "cp936", "ms936", "windows-936", "euc-cn", "csgb2312", "chinese", "gb-18030", "936"])
            yield return new(name, 54936);
        foreach (var name in (string[])["big5", "big-5", "big5-hkscs", "cp950", "ms950", "windows-950", "x-x-big5", "cn-big5"])
            yield return new(name, 950);
        foreach (var name in (string[])["shift-jis", "sjis", "x-sjis", "ms932", "cp932", "windows-31j"])
            yield return new(name, 932);
        foreach (var name in (string[])["euc-kr", "ks-c-5601-1987", "ks-c-5601", "cp949", "windows-949"])
            yield return new(name, 949);
        foreach (var name in (string[])["hz-gb-2312", "hz"])
            yield return new(name, 52936);
        yield return new("iso-2022-jp", 50220);
        yield return new("iso-2022-kr", 50225);
        yield return new("euc-jp", 51932);
        yield return new("koi8-r", 20866);
        yield return new("koi8-u", 21866);
        yield return new("utf-16", 1200);
        yield return new("utf-16le", 1200);
        yield return new("utf-16be", 1201);
        // What calls itself Latin 1 is Windows' in truth.
        foreach (var name in (string[])["iso-8859-1", "latin1", "latin-1", "iso8859-1", "l1"])
            yield return new(name, 1252);
        foreach (var part in (int[])[2, 3, 4, 5, 6, 7, 8, 9, 13, 15])
            yield return new($"iso-8859-{part}", 28590 + part);
        for (var page = 1250; page <= 1258; page++)
        {
            yield return new($"windows-{page}", page);
            yield return new($"cp{page}", page);
        }
    }
}
