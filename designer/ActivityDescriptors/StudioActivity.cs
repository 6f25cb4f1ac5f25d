namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>An activity as Elsa Studio's toolbox and property editor want it.</summary>
public sealed record StudioActivity(
    string TypeName,
    string Namespace,
    string Name,
    int Version,
    string Category,
    string DisplayName,
    string Description,
    string Kind,
    IReadOnlyList<StudioInput> Inputs,
    IReadOnlyList<StudioOutput> Outputs,
    IReadOnlyList<StudioPort> Ports,
    bool IsContainer,
    bool IsBrowsable,
    bool IsStart,
    bool IsTerminal)
{
    public IReadOnlyDictionary<string, string> CustomProperties { get; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> ConstructionProperties { get; } = new Dictionary<string, string>();
}
