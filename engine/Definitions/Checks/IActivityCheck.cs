namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>An activity that can say what is wrong with its inputs before it runs, e.g. that a schedule cannot be read.</summary>
public interface IActivityCheck
{
    /// <summary>Looks at a node of this type. No object of the activity is made: only what the node says literally can be known.</summary>
    static abstract void Check(NodeCheck check);
}
