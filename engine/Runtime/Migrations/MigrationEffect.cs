namespace WorkflowCrm.Engine.Runtime.Migrations;

/// <summary>What a migration does to one execution, bookmark, flowchart or variable.</summary>
/// <param name="Subject">The activity's name or id, the bookmark's name, or the variable's name.</param>
/// <param name="NodeId">The path of the activity; null for a variable of the workflow.</param>
/// <param name="Id">The id of the execution, the bookmark or the variable.</param>
/// <param name="Message">The sentence in English.</param>
public sealed record MigrationEffect(MigrationEffectKind Kind, string Subject, string? NodeId, string Id, string Message)
{
    /// <summary>Whether this makes the migration impossible.</summary>
    public bool IsRefusal => Kind >= MigrationEffectKind.Gone;
}
