namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>The program's own process by which a second person confirms a publication, and the fields of its form.</summary>
public static class ConfirmationProcess
{
    public const string DefinitionId = "publish-definition";

    internal const string Name = "name";
    internal const string Version = "version";
    internal const string Changes = "changes";
    internal const string Reason = "reason";
    internal const string Link = "link";
    internal const string Definition = "definition";
    internal const string VersionId = "versionId";
    internal const string Stamp = "stamp";
    internal const string ComparedWith = "comparedWith";
    internal const string Confirmer = "confirmer";
}
