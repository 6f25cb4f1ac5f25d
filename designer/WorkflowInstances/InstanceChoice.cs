namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Which instances are meant: those of the list or, without one, the running ones of a version or of a definition.</summary>
public sealed record InstanceChoice(
    IReadOnlyList<string>? Ids, string? DefinitionVersionId = null, string? DefinitionId = null, string? VersionOptions = null)
{
    /// <summary>Whether it names anything at all; one that does not must never mean everything.</summary>
    public bool IsEmpty => Ids is not { Count: > 0 } && string.IsNullOrEmpty(DefinitionVersionId) && string.IsNullOrEmpty(DefinitionId);
}
