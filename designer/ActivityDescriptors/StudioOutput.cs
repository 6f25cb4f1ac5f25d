namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>An output as Elsa Studio wants it.</summary>
public sealed record StudioOutput(string Name, string TypeName, string DisplayName, string Description, int Order)
{
    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }
}
