using System.Text;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Takes a field apart into words and signs; comments and white space fall away.</summary>
internal static class AuthenticationTokens
{
    /// <param name="field">Unfolded or folded.</param>
    /// <param name="isWhole">False when a comment or a quote is never closed.</param>
    public static List<AuthenticationToken> Read(string field, out bool isWhole)
    {
        var tokens = new List<AuthenticationToken>();
        isWhole = true;
        for (var i = 0; i < field.Length && isWhole; i++)
        {
            var c = field[i];
            if (c == '(')
            {
                i = CommentEnd(field, i);
                isWhole = i < field.Length;
            }
            else if (c == '"')
            {
                var text = new StringBuilder();
                for (i++; i < field.Length && field[i] != '"'; i++)
                {
                    if (field[i] == '\\' && i + 1 < field.Length)
                        i++;
                    text.Append(field[i]);
                }
                isWhole = i < field.Length;
                tokens.Add(new AuthenticationToken(text.ToString(), IsWord: true, IsQuoted: true));
            }
            else if (IsSign(c, tokens))
            {
                tokens.Add(new AuthenticationToken(c.ToString(), IsWord: false, IsQuoted: false));
            }
            else if (c > ' ')
            {
                var start = i;
                // The value of a property may hold slashes and equals signs, e.g. a signature in base64.
                var isValue = tokens is [.., { } last] && last.Is('=');
                while (i + 1 < field.Length && field[i + 1] > ' ' && field[i + 1] is not (';' or '(' or '"') && (isValue || field[i + 1] is not ('=' or '/')))
                    i++;
                tokens.Add(new AuthenticationToken(field[start..(i + 1)], IsWord: true, IsQuoted: false));
            }
        }
        return tokens;
    }

    private static bool IsSign(char c, List<AuthenticationToken> tokens) =>
        c == ';' || (c is '=' or '/' && !(tokens is [.., { } last] && last.Is('=')));

    // Comments hold comments.
    private static int CommentEnd(string field, int start)
    {
        var depth = 0;
        for (var i = start; i < field.Length; i++)
        {
            if (field[i] == '\\')
                i++;
            else if (field[i] == '(')
                depth++;
            else if (field[i] == ')' && --depth == 0)
                return i;
        }
        return field.Length;
    }
}
