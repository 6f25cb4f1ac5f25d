using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>The queries behind the lists of requests.</summary>
internal static class RequestLists
{
    public static IQueryable<Request> Matching(WorkflowCrmDbContext db, RequestFilter filter)
    {
        var requests = db.Set<Request>().AsNoTracking();
        if (filter.InvolvedId is { } involvedId) // from the few ids to the requests; the other way both databases read them all
            requests = InvolvedIn(db, involvedId).Join(requests, id => id, r => r.Id, (_, r) => r);
        if (filter.RequesterId is { } requesterId)
            requests = requests.Where(r => r.RequesterId == requesterId);
        if (filter.Status is { } status)
            requests = requests.Where(r => r.Status == status);
        if (filter.Outcome is { } outcome)
            requests = requests.Where(r => r.Outcome == outcome);
        if (filter.DefinitionId is { } definitionId)
            requests = requests.Where(r => r.DefinitionId == definitionId);
        if (filter.CustomerNumber is { } customerNumber)
            requests = requests.Where(r => r.CustomerNumber == customerNumber);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            requests = requests.Where(r => r.Number.Contains(text) || r.Title.Contains(text));
        return requests;
    }

    private static IQueryable<string> InvolvedIn(WorkflowCrmDbContext db, string personId)
    {
        var tasks = db.Set<StaffTask>();
        return db.Set<Request>().Where(r => r.RequesterId == personId).Select(r => r.Id)
            .Union(tasks.Where(t => t.AssigneeId == personId).Select(t => t.RequestId))
            .Union(tasks.Where(t => t.DecidedById == personId).Select(t => t.RequestId))
            .Union(tasks.Where(t => t.EscalatedToId == personId).Select(t => t.RequestId));
    }
}
