using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>Says how the request came out; the requester sees it at once, whether or not the process goes on.</summary>
[Activity("WorkflowCrm.SetRequestOutcome", DisplayName = "Set outcome", Category = "Approvals",
    Description = "Says how the request came out. The process may go on, e.g. to take back at the end what was given.")]
public sealed class SetRequestOutcome(RequestDesk requests) : Activity
{
    [Input(DisplayName = "Outcome", UIHint = "dropdown", DefaultValue = "Approved", Description = "How the request came out.",
        Options = ["Approved", "Rejected", "TimedOut", "NotNeeded"])]
    public string Outcome { get; set; } = Outcomes.Approved;

    [Input(DisplayName = "May still be withdrawn", UIHint = "checkbox", Description = "Off once the thing asked for was given.")]
    public bool CanWithdraw { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context) =>
        await requests.SetOutcomeAsync(context.InstanceId, Outcome, CanWithdraw, context.CancellationToken);
}
