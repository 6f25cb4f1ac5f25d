namespace WorkflowCrm.Storage.Jobs;

/// <summary>Whether a job still runs by itself. A job that is done is deleted.</summary>
public enum JobState
{
    Pending,

    /// <summary>Has failed too often, or for good; waits for a person to look at it and retry it.</summary>
    Dead,
}
