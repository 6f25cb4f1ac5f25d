using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Instances;

/// <summary>Deletes instances that have ended. Those of requests are the company's records and stay.</summary>
public sealed class DeleteInstance
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;

    internal DeleteInstance(WorkflowCrmDbContext db, Unit unit) => (_db, _unit) = (db, unit);

    /// <summary>The instance runs, or has run, for a request.</summary>
    public async Task<bool> IsOfRequestAsync(string instanceId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<Request>().AnyAsync(r => r.InstanceId == instanceId, cancellationToken);
    }

    /// <summary>Deletes the instance, its state and its journal, within the running unit of work.</summary>
    /// <returns>False when there is none, when it still runs, or when it is a request's; nothing is done then.</returns>
    public async Task<bool> RunAsync(string instanceId, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<InstanceRow>()
            .Where(i => i.Id == instanceId && i.Status == InstanceStatus.Finished && !_db.Set<Request>().Any(r => r.InstanceId == i.Id))
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
