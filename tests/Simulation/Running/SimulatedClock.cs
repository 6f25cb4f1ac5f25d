namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>A clock that a history moves.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;

    public void Reset() => Now = Start;
}
