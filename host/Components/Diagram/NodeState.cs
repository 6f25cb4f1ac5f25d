namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Where a step of a diagram stands for one instance.</summary>
public enum NodeState
{
    /// <summary>It has ended.</summary>
    Done,

    /// <summary>It is open: the instance waits here.</summary>
    Here,

    /// <summary>It failed, and nobody has settled that yet.</summary>
    Failed,

    /// <summary>It may still come.</summary>
    Ahead,

    /// <summary>The instance went another way, or the step was called off.</summary>
    PassedBy,
}
