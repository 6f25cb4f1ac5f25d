namespace WorkflowCrm.Engine.Simulation;

/// <summary>A clock that stands until the simulation moves it on; it never goes back.</summary>
public sealed class VirtualClock(DateTimeOffset start, TimeZoneInfo zone) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => zone;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on to an instant; one that has passed changes nothing.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now)
        {
            _now = instant.ToUniversalTime();
        }
    }
}
