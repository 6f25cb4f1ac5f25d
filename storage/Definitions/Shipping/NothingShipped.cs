namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>A program that comes without definitions, e.g. one that only measures.</summary>
internal sealed class NothingShipped : IShippedTexts
{
    public IReadOnlyCollection<string> DefinitionIds => [];

    public string? Find(string definitionId) => null;
}
