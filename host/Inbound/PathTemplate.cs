namespace WorkflowCrm.Host.Inbound;

/// <summary>The path of an endpoint as a definition has it: literal segments and parameters, e.g. <c>orders/{id}</c>.</summary>
internal static class PathTemplate
{
    public static bool HasParameters(string template) => template.Contains('{', StringComparison.Ordinal);

    /// <summary>The values of the parameters; null when the path is another one.</summary>
    public static Dictionary<string, string>? Match(string template, string path)
    {
        var (wanted, given) = (Segments(template), Segments(path));
        if (wanted.Length != given.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (NameOf(wanted[i]) is { } name)
                values[name] = given[i];
            else if (!string.Equals(wanted[i], given[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return values;
    }

    /// <summary>Orders templates that match the same path: the more is literal, and the earlier, the smaller.</summary>
    public static string Rank(string template) => string.Concat(Segments(template).Select(segment => NameOf(segment) is null ? '0' : '1'));

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What stands behind a colon restricts the value in other programs; here any value does.
    private static string? NameOf(string segment) =>
        segment is ['{', .. var inner, '}'] ? inner.Split(':', '?', '=')[0].TrimStart('*') : null;
}
