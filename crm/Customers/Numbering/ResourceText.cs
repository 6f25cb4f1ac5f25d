namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>Reads the plain-text tables that are embedded beside this code.</summary>
internal static class ResourceText
{
    public static string Read(string name)
    {
        using var stream = typeof(ResourceText).Assembly.GetManifestResourceStream($"{typeof(ResourceText).Namespace}.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines that say something, without comments.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'));

    /// <summary>The words of those lines.</summary>
    public static IEnumerable<string> Words(string text) =>
        Lines(text).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
