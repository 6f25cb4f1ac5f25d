using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Shipping;

namespace WorkflowCrm.Host.StartUp;

/// <summary>The definitions of <c>workflows/</c>, read once: they change only with the program.</summary>
internal sealed class ShippedTexts : IShippedTexts
{
    private readonly Lazy<Dictionary<string, string>> _byDefinition = new(() => ShippedFiles.Definitions.Select(File.ReadAllText)
        .ToDictionary(json => WorkflowDefinition.Parse(json).DefinitionId, StringComparer.Ordinal));

    public IReadOnlyCollection<string> DefinitionIds => _byDefinition.Value.Keys;

    public string? Find(string definitionId) => _byDefinition.Value.GetValueOrDefault(definitionId);
}
