using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Reads what the Studio believes to be the latest text.</summary>
internal static class PostedDefinitions
{
    /// <summary>No text has it.</summary>
    private const string Unknown = "-";

    /// <summary>
    /// The stamp that the stored text must have. A new definition (one that is saved under another name, too) has none; an old one that comes
    /// without its stamp is taken only from the window that has stored the latest text.
    /// </summary>
    public static string? Expected(this PostedDefinition posted) => posted.DefinitionId is null ? null : posted.Stamp ?? (posted.VersionId is null ? null : Unknown);
}
