using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>A value of a definition that is worked out when it is needed.</summary>
public abstract class Expression
{
    internal abstract object? Evaluate(ActivityContext context);
}
