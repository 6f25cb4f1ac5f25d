using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The end of an activity, as its container learns of it.</summary>
public readonly record struct ChildCompletion
{
    internal ChildCompletion(ActivityExecution execution, IReadOnlyList<string> outcomes)
    {
        Execution = execution;
        Outcomes = outcomes;
    }

    /// <summary>The activity that ended.</summary>
    public ActivityNode Node => Execution.Node.Source;

    /// <summary>The port of the container that holds it.</summary>
    public string Port => Execution.Node.Port;

    /// <summary>Its place in the port's list.</summary>
    public int Index => Execution.Node.Index;

    /// <summary>The outcomes that it ended with; never empty.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    internal ActivityExecution Execution { get; }
}
