namespace WorkflowCrm.Engine.Activities;

/// <summary>One input of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>The property's name, e.g. <c>EventName</c>; definitions spell it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>The alias of its type, e.g. <c>String</c>.</summary>
    public required string TypeName { get; init; }

    public required Type ClrType { get; init; }

    public required string DisplayName { get; init; }

    public string Description { get; init; } = "";

    public string UIHint { get; init; } = "singleline";

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The list of the host's own data that is offered besides <see cref="Options"/>; empty for none.</summary>
    public string OptionsFrom { get; init; } = "";

    /// <summary>What a short text is written in, e.g. <c>duration</c>; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The language of a <c>code-editor</c>; empty for plain text.</summary>
    public string CodeLanguage { get; init; } = "";

    public object? DefaultValue { get; init; }

    /// <summary>The outcome that the activity has besides when the node sets this plain flag; empty when it is no such flag.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Whether the value may be a secret, which no journal shows.</summary>
    public bool IsSensitive { get; init; }

    public bool IsWrapped { get; init; } = true;

    public bool AutoEvaluate { get; init; } = true;
}
