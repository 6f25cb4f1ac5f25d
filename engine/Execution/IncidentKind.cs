namespace WorkflowCrm.Engine.Execution;

/// <summary>What an incident is about.</summary>
public enum IncidentKind
{
    /// <summary>The activity that it names failed.</summary>
    Activity,

    /// <summary>The instance ran too many activities without waiting; the container that it names would have gone on.</summary>
    Loop,

    /// <summary>The state of the instance takes more than it may.</summary>
    StateSize,

    /// <summary>A join of the flowchart that it names waits for what can no longer come.</summary>
    StuckJoin,
}
