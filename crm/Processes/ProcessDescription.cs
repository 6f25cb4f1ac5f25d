namespace WorkflowCrm.Crm.Processes;

/// <summary>A published process as the staff see it.</summary>
public sealed record ProcessDescription
{
    public required string DefinitionId { get; init; }

    public required string VersionId { get; init; }

    public required int Version { get; init; }

    /// <summary>As the process owner wrote it; <see cref="Texts"/> may hold it in other languages.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Category { get; init; }

    /// <summary>Prefix of request numbers, two to four capital letters.</summary>
    public required string NumberPrefix { get; init; }

    /// <summary>Title of a request; <c>{{field}}</c> stands for a field's value.</summary>
    public required string TitleTemplate { get; init; }

    /// <summary>The roles that may start it; empty for everybody on the staff.</summary>
    public IReadOnlyList<string> StartRoles { get; init; } = [];

    /// <summary>False for a process that only the system starts.</summary>
    public bool CanStart { get; init; } = true;

    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Language (<c>en</c>) to (text as written → text in that language).</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The text in the language, or as written where no translation was given.</summary>
    public string In(string language, string text) =>
        Texts.TryGetValue(language, out var texts) && texts.TryGetValue(text, out var translated) ? translated : text;
}
