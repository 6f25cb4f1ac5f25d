using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Brings branches together. The flowchart decides when it runs; once it runs, the branches before it are cut.</summary>
[Activity("Elsa.FlowJoin", DisplayName = "Join", Description = "Brings branches of a flowchart together.", Category = "Branching", NeverWaits = true)]
internal sealed class FlowJoin : Activity
{
    [Input(Description = "What the join waits for.", UIHint = "dropdown", Options = ["WaitAny", "WaitAll", "WaitAllActive"], DefaultValue = FlowJoinMode.WaitAny)]
    public FlowJoinMode Mode { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
        => context.Execution.Parent is { Flow: not null } flowchart
            ? Flowchart.CancelAncestorsAsync(flowchart.Context, Flowchart.StateOf(flowchart.Context), Flowchart.Position(context.Execution))
            : default;
}
