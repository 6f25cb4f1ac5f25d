using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Storage.Definitions.Removing;

/// <summary>Ends the instances of a definition that is deleted.</summary>
internal sealed class InstanceEnds(WorkflowCrmDbContext db, Unit unit, Func<WorkflowRuntime> runtime)
{
    /// <summary>How many instances of a definition run, whichever version they are on.</summary>
    public Task<int> CountRunningAsync(string definitionId, CancellationToken cancellationToken) =>
        CountRunningAsync(db.Set<InstanceRow>().Where(i => i.DefinitionId == definitionId), cancellationToken);

    public async Task<int> CountRunningAsync(IQueryable<InstanceRow> instances, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await instances.CountAsync(i => i.Status == InstanceStatus.Running, cancellationToken);
    }

    /// <summary>Cancels what runs, so that tasks are closed and timers go, and deletes all but the instances of requests: those are the company's records.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> EndAsync(IQueryable<InstanceRow> instances, ChangeBy by, CancellationToken cancellationToken)
    {
        var running = await instances.AsNoTracking().Where(i => i.Status == InstanceStatus.Running).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        foreach (var id in running)
            await runtime().CancelAsync(id, by.Reason ?? "The definition was deleted.", cancellationToken);
        await db.FlushAsync(unit, cancellationToken);
        var deleted = await instances.Where(i => i.Status == InstanceStatus.Finished && !db.Set<Request>().Any(r => r.InstanceId == i.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is InstanceRow or InstanceStateRow or JournalRow).ToList())
            entry.State = EntityState.Detached;
        return deleted;
    }
}
