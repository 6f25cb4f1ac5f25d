using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>A field such as <c>Content-Type</c>: a value with parameters, in the ways of RFC 2045 and RFC 2231 and of those who keep to neither.</summary>
internal sealed class ContentField
{
    private const int MostParameters = 100;

    private readonly List<ContentParameter> _parameters = [];

    private ContentField(string value) => Value = value;

    /// <summary>In lower case, e.g. <c>text/plain</c>; empty when there is none.</summary>
    public string Value { get; }

    public static ContentField Read(string? field)
    {
        var pieces = Pieces(field ?? "");
        var content = new ContentField(AsciiCase.Lower(pieces.Count > 0 ? pieces[0].Split('(')[0].Trim(' ', '\t', '"') : ""));
        foreach (var piece in pieces.Skip(1).Take(MostParameters))
            if (ContentParameter.Read(piece) is { } parameter)
                content._parameters.Add(parameter);
        return content;
    }

    /// <summary>A parameter's value with all its encodings undone; null when it is not there.</summary>
    public string? Parameter(string name)
    {
        var sections = _parameters.Where(parameter => parameter.Name == name).OrderBy(parameter => parameter.Section ?? 0).ToList();
        // What is written in the newer way comes with a poorer version for programs that do not know it.
        if (sections.Any(section => section.IsExtended))
            sections.RemoveAll(section => section is { IsExtended: false, Section: null });
        if (sections.Count == 0)
            return null;
        if (sections is [{ IsExtended: false, Section: null } plain, ..])
            return EncodedWordReader.Decode(plain.Text);
        string? charset = null;
        var bytes = new List<byte>();
        foreach (var section in sections.DistinctBy(section => section.Section ?? 0))
        {
            var text = section.Text;
            if (section.IsExtended && charset is null && text.Split('\'', 3) is [var named, _, var rest])
                (charset, text) = (named, rest);
            bytes.AddRange(section.IsExtended ? Unescaped(text) : Encoding.UTF8.GetBytes(text));
        }
        var value = CharsetText.Read(bytes.ToArray(), charset, out _);
        return charset is null ? EncodedWordReader.Decode(value) : value;
    }

    private static byte[] Unescaped(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = (byte)((Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]]))[0]);
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i];
            }
        }
        return bytes[..length];
    }

    // Split at semicolons outside quotes; a quote that never ends is none.
    private static List<string> Pieces(string field)
    {
        var pieces = new List<string>();
        var (start, quoted) = (0, false);
        var lastQuote = field.LastIndexOf('"');
        for (var i = 0; i < field.Length && pieces.Count <= MostParameters; i++)
        {
            if (quoted && field[i] == '\\')
                i++;
            else if (field[i] == '"')
                quoted = !quoted && i < lastQuote;
            else if (field[i] == ';' && !quoted)
            {
                pieces.Add(field[start..i]);
                start = i + 1;
            }
        }
        pieces.Add(field[start..]);
        return pieces;
    }
}
