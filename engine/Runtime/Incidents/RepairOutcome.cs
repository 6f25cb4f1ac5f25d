namespace WorkflowCrm.Engine.Runtime.Incidents;

/// <summary>What became of an attempt to repair an instance.</summary>
public enum RepairOutcome
{
    /// <summary>It was done and saved.</summary>
    Done,

    /// <summary>There is no such instance.</summary>
    NotFound,

    /// <summary>The instance has ended, and not by a fault: nothing was done.</summary>
    Ended,

    /// <summary>The instance has no such incident, or no longer: nothing was done.</summary>
    NoSuchIncident,

    /// <summary>It cannot be done in this way; the problem says why and what can be done instead. Nothing was done.</summary>
    Refused,
}
