namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>The ids in a field like <c>References</c>.</summary>
internal static class MessageIds
{
    private const int Longest = 500;
    private const int Most = 100;

    /// <summary>In their order, without angle brackets; a text without brackets is one id if it has no space.</summary>
    public static List<string> Read(string? field)
    {
        var ids = new List<string>();
        if (field is null)
            return ids;
        for (var open = field.IndexOf('<', StringComparison.Ordinal); open >= 0 && ids.Count < Most;)
        {
            var close = field.IndexOf('>', open);
            Add(ids, close < 0 ? field[(open + 1)..] : field[(open + 1)..close]);
            open = close < 0 ? -1 : field.IndexOf('<', close);
        }
        if (ids.Count == 0 && field.Trim() is { Length: > 0 } bare && !bare.Contains(' ', StringComparison.Ordinal))
            Add(ids, bare.Trim('<', '>'));
        return ids;
    }

    /// <summary><c>In-Reply-To</c> first, then <c>References</c> from the last to the first.</summary>
    public static IReadOnlyList<string> Answered(HeaderFields header)
    {
        var references = Read(header.First("References"));
        references.Reverse();
        return [.. Read(header.First("In-Reply-To")).Concat(references).Distinct(StringComparer.Ordinal)];
    }

    private static void Add(List<string> ids, string id)
    {
        // Folding may have put spaces into it.
        var bare = string.Concat(id.Where(c => !char.IsWhiteSpace(c)));
        if (bare.Length is > 0 and <= Longest)
            ids.Add(bare);
    }
}
