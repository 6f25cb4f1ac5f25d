namespace WorkflowCrm.Engine.Activities;

/// <summary>Names a property of the node that holds an embedded activity or a list of them, e.g. <c>Body</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PortAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>True when the port holds a list of activities that the designer draws as a canvas of its own.</summary>
    public bool IsList { get; init; }
}
