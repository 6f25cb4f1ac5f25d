using System.Collections.Concurrent;

namespace WorkflowCrm.Host.SignIn;

/// <summary>
/// Slows down guessing: after a few failures from one source for one name, that source must wait, longer each time but
/// never for ever. Nobody is locked out by failures elsewhere: a colleague's machine, or a browser that the person has
/// signed in with before, is a source of its own.
/// </summary>
/// <param name="time">Real time, also where the program's clock can be moved.</param>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int MostSources = 20_000;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Failures> _bySource = new(StringComparer.Ordinal);

    /// <summary>How long this source must wait before its next attempt; null when it may try now.</summary>
    public TimeSpan? WaitOf(string source) =>
        _bySource.TryGetValue(source, out var failures) && failures.BlockedUntil - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;

    public void Failed(string source)
    {
        var now = time.GetUtcNow();
        if (_bySource.Count >= MostSources)
            Forget(now);
        _bySource.AddOrUpdate(source, _ => new Failures(1, now, now), (_, before) => After(before, now));
    }

    public void Succeeded(string source) => _bySource.TryRemove(source, out _);

    private static Failures After(Failures before, DateTimeOffset now)
    {
        var count = now - before.LastAt > s_memory ? 1 : before.Count + 1;
        if (count < FreeFailures)
            return new Failures(count, now, now);
        var doubled = s_firstWait.TotalSeconds * Math.Pow(2, Math.Min(count - FreeFailures, 10));
        var wait = doubled < s_longestWait.TotalSeconds ? TimeSpan.FromSeconds(doubled) : s_longestWait;
        return new Failures(count, now, now + wait);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (source, failures) in _bySource)
        {
            if (failures.BlockedUntil <= now)
                _bySource.TryRemove(source, out _);
        }
    }

    private sealed record Failures(int Count, DateTimeOffset LastAt, DateTimeOffset BlockedUntil);
}
