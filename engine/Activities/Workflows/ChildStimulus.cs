namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>What comes to the activity that started an instance and waits for its end.</summary>
internal static class ChildStimulus
{
    /// <summary>The ended instance's id.</summary>
    public const string InstanceIdKey = "ChildInstanceId";

    /// <summary>Finished, Faulted or Cancelled.</summary>
    public const string SubStatusKey = "ChildSubStatus";

    public const string OutputKey = "ChildOutput";
}
