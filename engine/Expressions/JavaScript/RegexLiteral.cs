using System.Text;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Reads a regular expression literal. The interpreter would keep its object in the parsed script, which many runs
/// share; so it is made anew in each run.
/// </summary>
internal static class RegexLiteral
{
    /// <summary>The pattern as the inside of a string in double quotes, the flags, and the length of the literal; null when it does not end.</summary>
    public static (string Pattern, string Flags, int Length)? Read(string source, int at)
    {
        var pattern = new StringBuilder();
        var isClass = false;
        var i = at + 1;
        for (; i < source.Length && (isClass || source[i] != '/'); i++)
        {
            if (source[i] is '\n' or '\r')
            {
                return null;
            }

            if (source[i] == '\\' && i + 1 < source.Length)
            {
                pattern.Append("\\\\");
                i++;
            }
            else if (source[i] is '[' or ']')
            {
                isClass = source[i] == '[';
            }

            pattern.Append(source[i] switch { '"' => "\\\"", '\\' => "\\\\", var c => c.ToString() });
        }

        if (i >= source.Length)
        {
            return null;
        }

        var end = i + 1;
        while (end < source.Length && char.IsAsciiLetter(source[end]))
        {
            end++;
        }

        return (pattern.ToString(), source[(i + 1)..end], end - at);
    }
}
