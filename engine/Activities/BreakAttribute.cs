namespace WorkflowCrm.Engine.Activities;

/// <summary>Says what a Break does to a container.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BreakAttribute(BreakRole role) : Attribute
{
    public BreakRole Role { get; } = role;
}
