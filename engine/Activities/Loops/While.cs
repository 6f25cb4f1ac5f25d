using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>Runs its body as long as its condition holds.</summary>
[Activity("Elsa.While", DisplayName = "While", Description = "Runs its body as long as its condition holds.", Category = "Loops", NeverWaits = true)]
[Port("Body")]
[Break(BreakRole.Catches)]
internal sealed class While : Activity
{
    [Input(Description = "The condition, evaluated before each turn.", UIHint = "checkbox", AutoEvaluate = false, DefaultValue = false)]
    public Deferred<bool>? Condition { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        Turn(context);
        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Turn(context);
        return default;
    }

    private void Turn(ActivityContext context)
    {
        if (context.Execution.IsBreaking || Condition?.Evaluate(context) != true || !context.ScheduleChild("Body"))
        {
            context.Complete();
        }
    }
}
