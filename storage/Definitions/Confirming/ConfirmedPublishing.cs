using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Publishing;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>
/// Publishes what was confirmed. Who confirmed is looked up here and not taken from the process: a course that was altered by hand, or
/// another process that uses the same activity, publishes nothing.
/// </summary>
internal sealed class ConfirmedPublishing(IApprovalStore approvals, IOrganisationStore organisations, PublishDefinition publish) : IConfirmedPublishing
{
    public async Task<PublishingOutcome> PublishAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await approvals.LockByInstanceAsync(instanceId, cancellationToken) is not { } request || Confirmation.Of(request) is not { } asked)
            return PublishingOutcome.Unconfirmed;
        var company = await organisations.CurrentAsync(cancellationToken);
        var tasks = await approvals.TasksForChangeAsync(request.Id, cancellationToken);
        if (!SecondPerson.HasConfirmed(company, request.RequesterId, tasks))
            return PublishingOutcome.Unconfirmed;
        var confirmedBy = tasks.Last(task => SecondPerson.HasConfirmed(company, request.RequesterId, [task])).DecidedById;
        var by = new ChangeBy(request.RequesterId, asked.Reason, confirmedBy);
        return await publish.ConfirmedAsync(asked, by, cancellationToken) switch
        {
            null => PublishingOutcome.Changed,
            { IsBlocked: true } => PublishingOutcome.Blocked,
            _ => PublishingOutcome.Published,
        };
    }
}
