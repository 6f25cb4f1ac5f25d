namespace WorkflowCrm.Crm.Processes;

/// <summary>One field of a form, as the process owner described it.</summary>
public sealed record FormField
{
    /// <summary>The key in the API and in the process's variables.</summary>
    public required string Name { get; init; }

    /// <summary>As the process owner wrote it (Simplified Chinese in the shipped processes).</summary>
    public required string Label { get; init; }

    public FieldType Type { get; init; } = FieldType.Text;

    public bool Required { get; init; }

    public string? Help { get; init; }

    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>Characters; the general limit of 4,000 holds besides.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A literal, or <c>today</c> / <c>today+3wd</c> for dates.</summary>
    public string? Default { get; init; }

    /// <summary>For dates: not before this one (a literal or <c>today</c>).</summary>
    public string? Min { get; init; }

    /// <summary>For dates: not before the value of this other field.</summary>
    public string? NotBefore { get; init; }

    /// <summary>A checkbox that must be ticked (an undertaking), not merely answered.</summary>
    public bool MustBeTrue { get; init; }

    /// <summary>Only the program reads it; nobody is shown it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Shown as a fact in the inbox and in mails.</summary>
    public bool IsFact { get; init; }
}

/// <summary>One choice of a field.</summary>
public sealed record FieldOption(string Value, string Label);
