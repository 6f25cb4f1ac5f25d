namespace WorkflowCrm.Designer.StorageDrivers;

/// <summary>A way to keep a variable while an instance waits.</summary>
public sealed record StorageDriver(string TypeName, string DisplayName, int Priority)
{
    public bool Deprecated { get; }
}
