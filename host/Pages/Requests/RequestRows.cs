using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Puts together the rows of lists of requests.</summary>
public sealed class RequestRows(IApprovalStore approvals, IProcesses processes)
{
    public async Task<Crm.Page<RequestRow>> ListAsync(RequestFilter filter, Crm.PageOf page, CancellationToken cancellationToken)
    {
        var found = await approvals.ListAsync(filter, page, cancellationToken);
        var known = new Dictionary<string, ProcessDescription?>(StringComparer.Ordinal);
        foreach (var version in found.Items.Select(r => r.DefinitionVersionId).Distinct(StringComparer.Ordinal))
            known[version] = await processes.FindVersionAsync(version, cancellationToken);
        var rows = new List<RequestRow>(found.Items.Count);
        foreach (var request in found.Items)
            rows.Add(new(request, known[request.DefinitionVersionId], await WaitingAsync(request, cancellationToken)));
        return new(rows, found.Number, found.Size, found.Total);
    }

    private async Task<IReadOnlyList<StaffTask>> WaitingAsync(Request request, CancellationToken cancellationToken) =>
        request.Status == RequestStatus.Finished
            ? []
            : [.. (await approvals.TasksOfAsync(request.Id, cancellationToken)).Where(t => t.State == TaskState.Open)];
}
