namespace WorkflowCrm.Storage.Settings;

/// <summary>A value that the program itself keeps over a restart.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
