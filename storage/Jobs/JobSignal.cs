namespace WorkflowCrm.Storage.Jobs;

/// <summary>Wakes the worker of this process.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _pulse = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Jobs have come, or the clock was moved. Any number of pulses before the worker wakes count as one.</summary>
    public void Pulse()
    {
        lock (_lock)
        {
            if (_pulse.CurrentCount == 0)
                _pulse.Release();
        }
    }

    /// <summary>Returns at the next pulse, or after <paramref name="atMost"/> by <paramref name="time"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pulse = _pulse.WaitAsync(stop.Token);
        await Task.WhenAny(pulse, Task.Delay(atMost, time, stop.Token));
        await stop.CancelAsync(); // takes the waiter out of the queue, so that it swallows no later pulse
        await ((Task)pulse).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _pulse.Dispose();
}
