using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Runs the activity of the first case that holds, or of all that hold, else the default.</summary>
[Activity("Elsa.Switch", DisplayName = "Switch", Description = "Runs the activity of the case that holds.", Category = "Branching", NeverWaits = true)]
[Port("Default")]
internal sealed class Switch : Activity
{
    [Input(Description = "The cases in order.", UIHint = "switch-editor", IsWrapped = false)]
    public IReadOnlyList<FlowSwitchCase>? Cases { get; set; }

    [Input(Description = "Whether the first case that holds is taken, or all.", UIHint = "dropdown", Options = ["MatchFirst", "MatchAny"], DefaultValue = SwitchMode.MatchFirst)]
    public SwitchMode Mode { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var hasMatched = false;
        for (var i = 0; i < (Cases?.Count ?? 0); i++)
        {
            if (Cases![i]?.Condition?.Evaluate(context) == true)
            {
                hasMatched = true;
                var branch = Array.Find(context.Execution.Node.Children, child => child.Port == "cases" && child.Index == i);
                if (branch is not null)
                {
                    context.ScheduleChild(branch);
                }

                if (Mode == SwitchMode.MatchFirst)
                {
                    break;
                }
            }
        }

        if (!hasMatched)
        {
            context.ScheduleChild("Default");
        }

        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (!context.HasOpenChildren)
        {
            context.Complete();
        }

        return default;
    }
}
