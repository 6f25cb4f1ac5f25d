namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>An instance as the Studio's viewer wants it.</summary>
public sealed record InstanceDetail : InstanceSummary
{
    public required StudioState WorkflowState { get; init; }
}
