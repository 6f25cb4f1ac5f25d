using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Finds the people that steps mean which nobody has to decide in.</summary>
public sealed class StepPeople(IOrganisationStore organisations, RequestDesk requests)
{
    /// <param name="rule">An <see cref="ApproverRule"/>; the requester is meant even when he has left.</param>
    /// <param name="unitId">The department for the <c>…-of-unit</c> rules; null for the requester's.</param>
    /// <exception cref="InvalidOperationException">There is no request, or the rule means nobody.</exception>
    public async Task<string> FindAsync(ActivityContext context, string rule, string? unitId)
    {
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("This step needs a request; the process was started without one.");
        if (ApproverRule.Parse(rule).Post == ApproverPost.Requester)
            return request.RequesterId;
        var organisation = await organisations.CurrentAsync(context.CancellationToken);
        var question = new ApproverQuestion(
            request.RequesterId, request.DepartmentId, unitId ?? request.DepartmentId, TaskKind.Work, context.Now);
        return Approvers.Resolve(organisation, rule, question).PersonId;
    }
}
