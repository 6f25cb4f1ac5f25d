namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>One change to an instance from outside its definition.</summary>
public abstract record InstanceAlteration
{
    private protected InstanceAlteration()
    {
    }
}
