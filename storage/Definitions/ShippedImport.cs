namespace WorkflowCrm.Storage.Definitions;

/// <summary>What became of a shipped definition at start-up.</summary>
public enum ShippedImport
{
    /// <summary>It was unknown and is published now.</summary>
    Added,

    /// <summary>The shipped file had changed and nobody had changed the process: published as a new version.</summary>
    Updated,

    Unchanged,

    /// <summary>A process owner has changed it: his version stays.</summary>
    OwnVersionKept,
}
