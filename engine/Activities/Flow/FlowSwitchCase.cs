using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>One case of a switch: its label is the outcome or the name of its branch.</summary>
internal sealed record FlowSwitchCase
{
    public string Label { get; init; } = "";

    public Deferred<bool>? Condition { get; init; }
}
