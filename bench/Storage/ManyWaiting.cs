using System.Globalization;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Engine;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Bench.Storage;

/// <summary>Instances that wait, copied within the database from one that the runtime has started; each can be found by a hash of its own.</summary>
internal sealed class ManyWaiting : IAsyncDisposable
{
    // Both have no factor in common with the counts, so that a walk meets every instance once, in no order.
    private const long Stride = 611_953;
    private const long Offset = 17;

    private readonly BenchDatabase _database;
    private readonly MeasuredStorage _storage;
    private long _walked;

    private ManyWaiting(BenchDatabase database, MeasuredStorage storage, int count) => (_database, _storage, Count) = (database, storage, count);

    public int Count { get; }

    public static async Task<ManyWaiting> CreateAsync(BenchDatabase database, int count)
    {
        var storage = await MeasuredStorage.OpenAsync(database, Flows.Looping);
        var waiting = new ManyWaiting(database, storage, count);
        await waiting.FillAsync(await storage.StartAsync("looping"));
        return waiting;
    }

    /// <summary>Resumes the next instance of the walk; it waits again afterwards.</summary>
    public Task ResumeNextAsync(bool byHash)
    {
        var n = ((_walked++ * Stride) + Offset) % Count;
        return byHash ? _storage.ResumeByHashAsync(Id('c', n)) : _storage.ResumeAsync(Id('a', n), Id('b', n));
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string Id(char kind, long n) => kind + n.ToString("x31", CultureInfo.InvariantCulture);

    private async Task FillAsync(InstanceState model)
    {
        static string IdOf(char kind) => $"'{kind}' || lpad(to_hex(n), 31, '0')";
        var numbers = string.Create(CultureInfo.InvariantCulture, $"generate_series(0, {Count - 1}) n");
        var changed = $"replace(replace(%, '{model.Id}', {IdOf('a')}), '{model.Bookmarks[0].Id}', {IdOf('b')})";
        await _database.ExecuteAsync(
            $"""
            INSERT INTO instances (id, definition_id, definition_version_id, definition_version, status, sub_status, created_at, updated_at, incident_count, row_version)
            SELECT {IdOf('a')}, definition_id, definition_version_id, definition_version, status, sub_status,
                created_at + n * interval '1 ms', updated_at + n * interval '1 ms', 0, 1
            FROM {numbers}, instances WHERE id = '{model.Id}';
            INSERT INTO instance_states (instance_id, state)
            SELECT {IdOf('a')}, {changed.Replace("%", "state", StringComparison.Ordinal)} FROM {numbers}, instance_states WHERE instance_id = '{model.Id}';
            INSERT INTO journal (instance_id, from_sequence, at, entries)
            SELECT {IdOf('a')}, 0, at, {changed.Replace("%", "entries", StringComparison.Ordinal)} FROM {numbers}, journal WHERE instance_id = '{model.Id}';
            INSERT INTO bookmarks (id, instance_id, name, hash)
            SELECT {IdOf('b')}, {IdOf('a')}, name, {IdOf('c')} FROM {numbers}, bookmarks WHERE instance_id = '{model.Id}';
            """);
        await _database.ExecuteAsync("VACUUM ANALYZE"); // as the server does by itself
    }
}
