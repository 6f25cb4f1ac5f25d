namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Whether a definition with this finding may be published.</summary>
public enum FindingSeverity
{
    /// <summary>It works, but perhaps not as meant.</summary>
    Warning,

    /// <summary>It would fail when it is reached.</summary>
    Error,
}
