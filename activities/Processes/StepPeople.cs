using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Finds the people that steps mean which nobody has to decide in, e.g. the receiver of a mail.</summary>
public sealed class StepPeople(IOrganisationStore organisations, RequestDesk requests)
{
    /// <exception cref="InvalidOperationException">The rule means nobody.</exception>
    public async Task<Person> FindAsync(ActivityContext context, string rule, string? unitId)
    {
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("This step needs a request; the process was started without one.");
        var organisation = await organisations.CurrentAsync(context.CancellationToken);
        return organisation.Find(request.RequesterId) ?? throw new InvalidOperationException($"\"{rule}\" means nobody.{unitId}");
    }
}
