using WorkflowCrm.Crm;

namespace WorkflowCrm.Host.Api;

/// <summary>Reads the choices of query parameters.</summary>
internal static class QueryValue
{
    /// <summary>True when the parameter is left out or names a value; numbers name nothing.</summary>
    public static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        foreach (var known in Enum.GetValues<T>())
        {
            if (string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase))
                value = known;
        }
        return value is not null;
    }

    /// <summary>What to tell about a parameter that names no value.</summary>
    public static FieldProblem Wrong<T>(string parameter)
        where T : struct, Enum => Wrong(parameter, Enum.GetNames<T>());

    public static FieldProblem Wrong(string parameter, params string[] choices) =>
        new(parameter, "one-of") { Args = new Dictionary<string, string> { ["choices"] = string.Join(", ", choices) } };

    /// <summary>A search text; null when there is nothing in it.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
