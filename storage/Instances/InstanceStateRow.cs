namespace WorkflowCrm.Storage.Instances;

/// <summary>The state of an instance as the engine writes it.</summary>
internal sealed class InstanceStateRow
{
    public required string InstanceId { get; init; }

    public required string State { get; set; }
}
