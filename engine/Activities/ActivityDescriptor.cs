namespace WorkflowCrm.Engine.Activities;

/// <summary>What the designer and the runtime know of an activity type.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>The registered type name, e.g. <c>Elsa.WriteLine</c>.</summary>
    public required string Type { get; init; }

    public int Version { get; init; } = 1;

    public required string DisplayName { get; init; }

    public string Description { get; init; } = "";

    public string Category { get; init; } = "";

    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>The outcomes that connections leave by; "Done" when the activity names none.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The properties that hold embedded activities, e.g. <c>Body</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    public bool IsTrigger { get; init; }

    public bool IsTerminal { get; init; }

    /// <summary>Never waits for anything itself, though what it contains may.</summary>
    public bool NeverWaits { get; init; }

    /// <summary>Not offered for drawing.</summary>
    public bool IsHidden { get; init; }

    public bool IsContainer { get; init; }

    public required Type ClrType { get; init; }
}
