using WorkflowCrm.Crm.Publishing;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Publishing;

/// <summary>
/// Publishes the process whose publication the request asks for. It has no inputs: what is published stands in the request and cannot be
/// changed by the process, and it publishes nothing in any other process than the program's own.
/// </summary>
[Activity("WorkflowCrm.PublishDefinition", DisplayName = "Publish process", Category = "Approvals", IsHidden = true,
    Description = "Publishes the process whose publication was confirmed. Works only in the program's own process for publishing.",
    Outcomes = [nameof(PublishingOutcome.Published), nameof(PublishingOutcome.Changed), nameof(PublishingOutcome.Blocked), nameof(PublishingOutcome.Unconfirmed)])]
public sealed class PublishDefinition(IConfirmedPublishing publishing) : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete((await publishing.PublishAsync(context.InstanceId, context.CancellationToken)).ToString());
}
