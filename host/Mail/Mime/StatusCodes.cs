namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Status codes of RFC 3463: class, subject and detail.</summary>
internal static class StatusCodes
{
    /// <summary>The first code in the text, e.g. <c>5.1.1</c>; empty when there is none.</summary>
    public static string Find(string? text)
    {
        for (var at = 0; text is not null && at + 4 < text.Length; at++)
        {
            var isStart = text[at] is '2' or '4' or '5' && text[at + 1] == '.' && (at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '.'));
            if (!isStart)
                continue;
            var middle = Digits(text, at + 2);
            if (middle == at + 2 || middle >= text.Length || text[middle] != '.')
                continue;
            var end = Digits(text, middle + 1);
            // Four numbers are a network address.
            if (end > middle + 1 && !(end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])))
                return text[at..end];
        }
        return "";
    }

    // Where the digits from here on end; three at most.
    private static int Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }
}
