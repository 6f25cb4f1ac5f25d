namespace WorkflowCrm.Engine.Activities;

/// <summary>One output of an activity type.</summary>
public sealed record OutputDescriptor
{
    /// <summary>The property's name, e.g. <c>Result</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The alias of its type.</summary>
    public required string TypeName { get; init; }

    public required Type ClrType { get; init; }

    public required string DisplayName { get; init; }

    public string Description { get; init; } = "";
}
