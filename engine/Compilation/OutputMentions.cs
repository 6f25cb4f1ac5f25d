namespace WorkflowCrm.Engine.Compilation;

/// <summary>Whether a text asks for the outputs of activities: getOutputFrom, getLastResult, getXFromY. Reads each character once, however hostile the text.</summary>
internal static class OutputMentions
{
    public static bool AnyIn(string text)
    {
        var getAt = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] != '_')
            {
                getAt = -1;
            }
            else if (getAt < 0)
            {
                getAt = text.AsSpan(i).StartsWith("get", StringComparison.Ordinal) ? i : -1;
            }
            else if (IsMention(text.AsSpan(i), i - getAt))
            {
                return true;
            }
        }

        return text.Contains("getLastResult", StringComparison.Ordinal);
    }

    private static bool IsMention(ReadOnlySpan<char> rest, int length)
        => length > 3 && rest.StartsWith("From", StringComparison.Ordinal) && rest.Length > 4 && (char.IsLetterOrDigit(rest[4]) || rest[4] is '_' or '(');
}
