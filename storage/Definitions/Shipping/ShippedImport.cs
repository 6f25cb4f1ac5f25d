using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>What became of a shipped definition at start-up.</summary>
public enum ShippedImport
{
    /// <summary>It was unknown and is published now.</summary>
    Added,

    /// <summary>The shipped file had changed and nobody had changed the process: published as a new version.</summary>
    Updated,

    Unchanged,

    /// <summary>A process owner has changed or retracted it: his version stays.</summary>
    OwnVersionKept,

    /// <summary>It cannot be published here, e.g. because another definition answers its address: nothing was changed.</summary>
    Blocked,
}

/// <summary>What became of it, and why when it was blocked.</summary>
public sealed record ShippedResult(ShippedImport Import, IReadOnlyList<DefinitionFinding> Findings);
