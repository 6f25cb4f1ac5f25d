namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>The definitions that come with this program.</summary>
public interface IShippedTexts
{
    IReadOnlyCollection<string> DefinitionIds { get; }

    /// <summary>The file's text, as it was shipped; null when there is none for this definition.</summary>
    string? Find(string definitionId);
}
