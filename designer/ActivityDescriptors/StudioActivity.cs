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
    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } = new Dictionary<string, object?>();

    /// <summary>What a node of it has from the beginning.</summary>
    public IReadOnlyDictionary<string, object?> ConstructionProperties { get; init; } = new Dictionary<string, object?>();
}
