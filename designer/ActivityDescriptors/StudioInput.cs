namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>An input as Elsa Studio's property editor wants it.</summary>
public sealed record StudioInput(
    string Name,
    string TypeName,
    string DisplayName,
    string Description,
    int Order,
    bool IsWrapped,
    string UiHint,
    object? DefaultValue,
    object? UiSpecifications,
    bool IsSensitive)
{
    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }

    public bool IsReadOnly { get; init; }

    public string DefaultSyntax { get; } = "Literal";

    public string? Category { get; }

    public string? StorageDriverType { get; }
}
