using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Storage.Definitions;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Hands stored versions to the designer.</summary>
internal static class StoredDefinitions
{
    public static StudioDefinition ForStudio(this StoredDefinition stored) => new(
        stored.Definition,
        stored.IsLatest,
        stored.IsPublished,
        MayChange: stored is { IsReadonly: false, IsSystem: false },
        stored.IsSystem,
        stored.CreatedAt,
        stored.Stamp);
}
