namespace WorkflowCrm.Storage.Database;

/// <summary>Functions that both databases know, for use in queries only.</summary>
internal static class Sql
{
    /// <summary>ASCII letters only, on both databases.</summary>
    public static string Upper(string text) => throw new NotSupportedException($"Only in a query: {text}");
}
