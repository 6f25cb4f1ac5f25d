using System.Collections.Concurrent;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>
/// One running program per database, started by the first test that asks and shared by all that leave the clock and the
/// organisation alone. A test that moves time starts its own.
/// </summary>
public sealed class SharedHosts : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RunningHost>>> _hosts = new();

    public Task<RunningHost> OnAsync(string database) =>
        _hosts.GetOrAdd(database, kind => new Lazy<Task<RunningHost>>(() => RunningHost.StartWithMailboxAsync(kind))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values.Where(h => h.IsValueCreated))
            await (await host.Value).DisposeAsync();
    }
}
