namespace WorkflowCrm.Engine.Activities;

/// <summary>Marks a property whose value, after the activity has run, goes to the variable or workflow output that the node binds it to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";
}
