namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>A clock that moves when a test says so. Its local time zone is that of Shanghai, so that nobody confuses it with UTC.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Test/Shanghai", TimeSpan.FromHours(8), "Shanghai", "Shanghai");

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
