namespace WorkflowCrm.Designer.Features;

/// <summary>A feature that makes the Studio show or do more.</summary>
public sealed record StudioFeature(string Namespace, string Name, string DisplayName)
{
    public string FullName => $"{Namespace}.{Name}";

    public string Description { get; } = "";
}
