using System.Globalization;
using System.Text;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Turns the text of a template literal into the text of a string in double quotes.</summary>
internal static class TemplateText
{
    /// <summary>Appends one character (or escape) and returns how much of the source it took.</summary>
    public static int Append(StringBuilder output, string source, int at)
    {
        switch (source[at])
        {
            case '"':
                output.Append("\\\"");
                return 1;
            case '\n':
                output.Append("\\n");
                return 1;
            case '\r':
                output.Append("\\n");
                return at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
            case '\u2028' or '\u2029':
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)source[at]:x4}");
                return 1;
            case '\\' when at + 1 < source.Length:
                return AppendEscape(output, source, at);
            default:
                output.Append(source[at]);
                return 1;
        }
    }

    private static int AppendEscape(StringBuilder output, string source, int at)
    {
        var escaped = source[at + 1];
        if (escaped is '`' or '$' or '{' or '}')
        {
            output.Append(escaped);
            return 2;
        }

        if (escaped is '\n' or '\r')
        {
            // A line that goes on: nothing is written.
            return escaped == '\r' && at + 2 < source.Length && source[at + 2] == '\n' ? 3 : 2;
        }

        var close = escaped == 'u' && at + 2 < source.Length && source[at + 2] == '{' ? source.IndexOf('}', at) : -1;
        if (close > 0 && int.TryParse(source.AsSpan(at + 3, close - at - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var point)
            && point is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF))
        {
            output.Append(char.ConvertFromUtf32(point));
            return close + 1 - at;
        }

        output.Append('\\').Append(escaped);
        return 2;
    }
}
