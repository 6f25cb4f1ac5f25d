namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>A port of an activity: <c>Flow</c> for an outcome, <c>Embedded</c> for an activity inside it.</summary>
public sealed record StudioPort(string Name, string DisplayName, string Type)
{
    public bool IsBrowsable { get; } = true;
}
