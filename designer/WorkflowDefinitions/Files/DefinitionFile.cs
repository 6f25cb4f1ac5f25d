namespace WorkflowCrm.Designer.WorkflowDefinitions.Files;

/// <summary>A definition as a file.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="DefinitionId">Which definition it is.</param>
public sealed record DefinitionFile(string Name, string DefinitionId, int Version, string Json)
{
    /// <summary>The name of the file, without what file systems do not like.</summary>
    public string FileName => $"{string.Concat(Name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'))}-v{Version}.json";
}
