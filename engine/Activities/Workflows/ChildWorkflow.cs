using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>
/// A workflow used as an activity. It runs inside the same instance; its inputs and outputs are variables of its own,
/// so that equal names outside do not disturb it.
/// </summary>
[Activity("#ChildWorkflow")]
internal sealed class ChildWorkflow : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var execution = context.Execution;
        // The expressions belong to the outer workflow and must not see the child's variables.
        var outer = execution.Parent?.Context ?? context;
        foreach (var (variable, expression) in execution.Node.Workflow!.Inputs)
        {
            if (expression is not null)
            {
                var value = variable.Convert(expression.Evaluate(outer));
                context.Burst.Meter.Keep($"the input '{variable.Name}'", value);
                (execution.Variables ??= [])[variable.Id] = value;
            }
        }

        context.ScheduleChild(execution.Node.Children[0]);
        return default;
    }

    internal static void WriteOutputs(ActivityContext context)
    {
        foreach (var (variable, target) in context.Execution.Node.Workflow!.Outputs)
        {
            if (context.Execution.Variables?.TryGetValue(variable.Id, out var value) == true)
            {
                context.RecordOutput(variable.Name, value);
                if (target is not null)
                {
                    VariableScope.WriteTarget(context.Burst, context.Execution.Parent, target, value);
                }
            }
        }
    }
}
