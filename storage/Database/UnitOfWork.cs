using Microsoft.Extensions.Logging;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Audit;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.People;

namespace WorkflowCrm.Storage.Database;

/// <summary>
/// One transaction for one step. The work may run again after a deadlock on PostgreSQL, so it must not change anything
/// but the database. Entities that it has loaded are detached when it ends.
/// </summary>
internal sealed class UnitOfWork(
    WorkflowCrmDbContext db,
    Unit unit,
    WriteGate gate,
    AuditTrail audit,
    OrganisationCache organisations,
    JobSignal signal,
    ILogger<UnitOfWork> log) : IUnitOfWork
{
    private const int Attempts = 5;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (unit.IsRunning)
            return await JoinAsync(work, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && Conflicts.MayPass(e))
            {
                log.LogInformation(e, "A step met another one and runs again ({Attempt}).", attempt);
            }
        }
    }

    private async Task<T> JoinAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken);
        }
        catch
        {
            unit.IsDoomed = true;
            throw;
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        bool organisationChanged, jobsAdded;
        T result;
        using (await gate.EnterAsync(cancellationToken))
        {
            db.ChangeTracker.Clear(); // what was read before the transaction may be stale
            db.OrganisationChanged = false;
            unit.Begin();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                result = await work(cancellationToken);
                if (unit.IsDoomed)
                    throw new InvalidOperationException("A part of this unit of work has failed, so none of it is stored.");
                await FinishAsync(cancellationToken);
                // From here on the outcome is the database's: a caller who gives up now must not leave it in doubt.
                await transaction.CommitAsync(CancellationToken.None);
                (organisationChanged, jobsAdded) = (db.OrganisationChanged, unit.NewJobs.Count > 0 || unit.WakesWorker);
            }
            finally
            {
                unit.End();
                db.ChangeTracker.Clear();
            }
        }

        if (organisationChanged)
            organisations.Invalidate();
        if (jobsAdded)
            signal.Pulse();
        return result;
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var last = new Statements(db);
        await JobQueue.FinishAsync(unit, last, cancellationToken);
        if (db.OrganisationChanged)
            OrganisationCache.RaiseVersion(last);
        Notices.Announce(db, unit, last);
        await last.ExecuteAsync(cancellationToken);
        await audit.AppendAsync(cancellationToken); // last: the head's lock is held for the commit only
    }
}
