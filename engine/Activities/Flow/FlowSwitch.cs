using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Leaves by the label of the first case that holds (or of all that hold), else by "Default".</summary>
[Activity("Elsa.FlowSwitch", DisplayName = "Switch (flow)", Description = "Leaves by the label of the case that holds.", Category = "Branching", Outcomes = ["Default"], NeverWaits = true)]
internal sealed class FlowSwitch : Activity
{
    [Input(Description = "The cases in order.", UIHint = "flow-switch-editor", IsWrapped = false)]
    public IReadOnlyList<FlowSwitchCase>? Cases { get; set; }

    [Input(Description = "Whether the first case that holds is taken, or all.", UIHint = "dropdown", Options = ["MatchFirst", "MatchAny"], DefaultValue = SwitchMode.MatchFirst)]
    public SwitchMode Mode { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var matches = new List<string>();
        foreach (var candidate in Cases ?? [])
        {
            if (candidate?.Condition?.Evaluate(context) == true)
            {
                matches.Add(candidate.Label);
                if (Mode == SwitchMode.MatchFirst)
                {
                    break;
                }
            }
        }

        context.Complete(matches.Count > 0 ? [.. matches] : ["Default"]);
        return default;
    }
}
