using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Api.People;
using WorkflowCrm.Host.Api.Processes;
using WorkflowCrm.Host.Api.Tasks;

namespace WorkflowCrm.Host.Api.Requests;

/// <summary>Shows requests in the caller's language.</summary>
internal sealed class RequestViews(
    IApprovalStore approvals, IProcesses processes, ProcessNames names, IOrganisationStore organisations, TimeProvider time)
{
    public async Task<RequestView> RowAsync(Organisation organisation, Request request, CancellationToken cancellationToken)
    {
        var process = await names.OfVersionAsync(request.DefinitionVersionId, cancellationToken);
        return new RequestView(
            request.Id,
            request.Number,
            process.Title(request.Title),
            request.DefinitionId,
            process.Name,
            PersonView.Of(organisation, request.RequesterId),
            request.Status,
            request.Outcome,
            request.CreatedAt,
            request.ClosedAt);
    }

    public async Task<RequestDetailsView> DetailsAsync(Request request, string callerId, CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        var process = await names.OfVersionAsync(request.DefinitionVersionId, cancellationToken);
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        var timeline = await approvals.TimelineAsync(request.Id, cancellationToken);
        var inputs = MailOrigin.Without(StoredJson.Object(request.Inputs));
        var finished = request.Status == RequestStatus.Finished;
        IReadOnlyList<RouteStep> route = finished
            ? []
            : await processes.RouteAsync(request.DefinitionVersionId, request.InstanceId, request.RequesterId, inputs, cancellationToken);
        return new RequestDetailsView(
            request.Id,
            request.Number,
            process.Title(request.Title),
            request.DefinitionId,
            process.Name,
            PersonView.Of(organisation, request.RequesterId),
            DepartmentView.Of(organisation, request.DepartmentId),
            request.Status,
            request.Outcome,
            request.Round,
            request.CustomerNumber,
            inputs,
            !finished && request.CanWithdraw && request.RequesterId == callerId,
            request.CreatedAt,
            request.ClosedAt,
            [.. timeline.Select(e => Event(organisation, process, e))],
            [.. tasks.Where(t => t.State == TaskState.Open).Select(t => Open(organisation, process, t))],
            [.. route.Select(s => new RouteStepView(process.In(s.Name), PersonView.Of(organisation, s.PersonId), s.Why))]);
    }

    private static TimelineView Event(Organisation organisation, ProcessNames.Process process, TimelineEntry entry) => new(
        entry.At,
        entry.Kind,
        PersonView.Of(organisation, entry.ActorId),
        PersonView.Of(organisation, entry.OnBehalfOfId),
        entry.StepName is null ? null : process.In(entry.StepName),
        PersonView.Of(organisation, entry.PersonId),
        entry.Outcome,
        entry.Comment,
        entry.Channel,
        entry.Instant);

    private OpenTaskView Open(Organisation organisation, ProcessNames.Process process, StaffTask task) => new(
        task.Id,
        process.In(task.StepName),
        task.Kind,
        PersonView.Of(organisation, task.AssigneeId),
        TaskViews.CanAct(organisation, task, time.GetUtcNow()),
        task.CreatedAt,
        task.DueAt,
        task.ExpiresAt,
        task.Why);
}
