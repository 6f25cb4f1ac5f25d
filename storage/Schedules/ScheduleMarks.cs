using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Schedules;

/// <summary>Keeps how far each schedule has been dealt with. What is changed here is committed together with the jobs that it is about.</summary>
public sealed class ScheduleMarks
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;

    internal ScheduleMarks(WorkflowCrmDbContext db, Unit unit) => (_db, _unit) = (db, unit);

    /// <summary>Locks the mark until the unit of work ends; null when the schedule is gone.</summary>
    public Task<ScheduleMark?> LockAsync(string triggerId, CancellationToken cancellationToken)
    {
        _unit.Require();
        return _db.Set<ScheduleMark>().Local.FindEntry(triggerId) is { } held
            ? Task.FromResult<ScheduleMark?>(held.Entity)
            : _db.LockedAsync<ScheduleMark>($"SELECT * FROM schedule_marks WHERE trigger_id = {triggerId}", cancellationToken);
    }

    /// <summary>All of them, by the trigger's id; to look at only.</summary>
    public async Task<IReadOnlyDictionary<string, ScheduleMark>> ListAsync(CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<ScheduleMark>().AsNoTracking().ToDictionaryAsync(m => m.TriggerId, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>Adds a mark that is not there yet.</summary>
    public void Add(ScheduleMark mark)
    {
        _unit.Require();
        _db.Add(mark);
    }

    /// <summary>Removes the marks of schedules that are gone.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<string> triggerIds, CancellationToken cancellationToken)
    {
        _unit.Require();
        await _db.Set<ScheduleMark>().Where(m => triggerIds.Contains(m.TriggerId)).ExecuteDeleteAsync(cancellationToken);
    }
}
