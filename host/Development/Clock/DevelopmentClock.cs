namespace WorkflowCrm.Host.Development.Clock;

/// <summary>The program's time in Development: real time plus an offset that can be moved. Timers and measurements run in real time.</summary>
public sealed class DevelopmentClock : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _offset;
    private DateTimeOffset? _standing;

    /// <summary>How far the program's time is ahead of real time.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_lock)
                return _offset;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _standing ?? System.GetUtcNow() + _offset;
    }

    /// <summary>Time stands at the instant until <see cref="RunFrom"/>, so that everything that falls due then happens exactly then.</summary>
    public void StandAt(DateTimeOffset instant)
    {
        lock (_lock)
            _standing = instant;
    }

    /// <summary>Time goes on from the instant.</summary>
    public void RunFrom(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _offset = instant - System.GetUtcNow();
            _standing = null;
        }
    }

    /// <summary>As it was before the program was restarted.</summary>
    public void RunWith(TimeSpan offset)
    {
        lock (_lock)
        {
            _offset = offset;
            _standing = null;
        }
    }
}
