using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>The value of an input of the workflow.</summary>
internal sealed class InputExpression(string name) : Expression
{
    internal override object? Evaluate(ActivityContext context) => context.GetInput(name);
}
