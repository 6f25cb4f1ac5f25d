using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Makes the objects of activities, fills them in, and reads what they give.</summary>
internal static class ActivityObjects
{
    /// <summary>The activity's object, with its inputs evaluated once in this burst.</summary>
    public static Activity Prepare(ActivityExecution execution)
    {
        if (execution.Activity is { } ready)
        {
            return ready;
        }

        var activity = execution.Node.Type.Create(execution.Context.Burst.Services);
        foreach (var input in execution.Node.Inputs)
        {
            input.Fill(activity, execution.Context);
        }

        return execution.Activity = activity;
    }

    /// <summary>An activity must be told even when its inputs can no longer be evaluated.</summary>
    public static Activity PrepareToCancel(ActivityExecution execution)
    {
        try
        {
            return Prepare(execution);
        }
        catch (ExpressionException)
        {
            return execution.Node.Type.Create(execution.Context.Burst.Services);
        }
    }

    public static void WriteOutputs(ActivityExecution execution, Activity activity)
    {
        foreach (var output in execution.Node.Outputs)
        {
            if (output.Property.Get(activity) is { } value)
            {
                execution.Context.RecordOutput(output.Property.Name, value);
                if (output.Target is not null)
                {
                    VariableScope.WriteTarget(execution.Context.Burst, execution, output.Target, value);
                }
            }
        }
    }
}
