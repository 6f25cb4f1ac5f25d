namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary>A definition as a row of the Studio's list.</summary>
public sealed record DefinitionSummary(
    string Id,
    string DefinitionId,
    string? Name,
    string? Description,
    int Version,
    string ToolVersion,
    bool IsLatest,
    bool IsPublished,
    DateTimeOffset CreatedAt,
    bool IsReadonly,
    IReadOnlyList<StudioLink> Links)
{
    public string? ProviderName { get; }

    public string MaterializerName { get; } = "Json";

    public bool IsMaterializerAvailable { get; } = true;

    public static DefinitionSummary Of(StudioDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new DefinitionSummary(
            definition.Text.Id,
            definition.Text.DefinitionId,
            definition.Text.Name,
            definition.Text.Description,
            definition.Text.Version,
            Documents.ToolVersion.Of(definition.Text),
            definition.IsLatest,
            definition.IsPublished,
            definition.CreatedAt,
            !definition.MayChange,
            StudioLink.Of(definition));
    }
}
