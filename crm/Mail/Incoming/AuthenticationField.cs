namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A field <c>Authentication-Results</c> (RFC 8601, 2.2).</summary>
/// <param name="ServerId">The <c>authserv-id</c>.</param>
/// <param name="IsReadable">False when what follows the id is not of that form; then it says nothing.</param>
/// <param name="Results">In their order.</param>
internal sealed record AuthenticationField(string ServerId, bool IsReadable, IReadOnlyList<AuthenticationResult> Results)
{
    private const string Version = "1";

    /// <summary>Null when it does not even begin with an id.</summary>
    public static AuthenticationField? Parse(string field)
    {
        var tokens = AuthenticationTokens.Read(field, out var isWhole);
        if (tokens.Count == 0 || tokens[0] is not { IsWord: true } id)
            return null;
        var results = new List<AuthenticationResult>();
        var at = tokens.Count > 1 && tokens[1] is { IsWord: true, Text: Version } ? 2 : 1;
        var isReadable = isWhole && (at == tokens.Count || tokens[at].Is(';'));
        while (isReadable && at < tokens.Count)
        {
            var end = tokens.FindIndex(at + 1, token => token.Is(';'));
            end = end < 0 ? tokens.Count : end;
            isReadable = AddResult(tokens.GetRange(at + 1, end - at - 1), results);
            at = end;
        }
        return new AuthenticationField(id.Text, isReadable, results);
    }

    // method [/version] = result, then name = value as often as one likes. "none" alone says that nothing was checked.
    private static bool AddResult(List<AuthenticationToken> tokens, List<AuthenticationResult> results)
    {
        if (tokens.Count == 0 || (tokens is [{ IsWord: true } only] && only.Text.Equals("none", StringComparison.OrdinalIgnoreCase)))
            return true;
        if (tokens.Count > 3 && tokens[1].Is('/'))
            tokens.RemoveRange(1, 2);
        if (tokens.Count < 3 || !IsPair(tokens, 0))
            return false;
        var properties = new List<KeyValuePair<string, string>>();
        for (var at = 3; at < tokens.Count; at += 3)
        {
            if (!IsPair(tokens, at))
                return false;
            properties.Add(new(tokens[at].Text.ToLowerInvariant(), tokens[at + 2].Text));
        }
        results.Add(new AuthenticationResult(tokens[0].Text.ToLowerInvariant(), tokens[2].Text.ToLowerInvariant(), properties));
        return true;
    }

    private static bool IsPair(List<AuthenticationToken> tokens, int at) =>
        at + 2 < tokens.Count && tokens[at] is { IsWord: true, IsQuoted: false } && tokens[at + 1].Is('=') && tokens[at + 2].IsWord;
}
