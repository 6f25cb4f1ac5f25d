using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Settings;

/// <summary>Values that the program itself keeps over a restart, e.g. the offset of the development clock.</summary>
public sealed class SettingStore
{
    private readonly WorkflowCrmDbContext _db;
    private readonly WriteGate _gate;

    internal SettingStore(WorkflowCrmDbContext db, WriteGate gate) => (_db, _gate) = (db, gate);

    /// <summary>Null when it was never set.</summary>
    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        _db.Set<Setting>().AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Sets it at once, or with the running unit of work.</summary>
    public async Task SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(_db, cancellationToken);
        await _db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (key, value) VALUES ({key}, {value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value", cancellationToken);
    }
}
