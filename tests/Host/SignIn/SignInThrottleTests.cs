using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Tests.SignIn;

public sealed class SignInThrottleTests
{
    private readonly StoppedClock _clock = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(_clock);

    [Fact]
    public void A_few_failures_are_free()
    {
        Fail("a", 4);
        Assert.Null(_throttle.WaitOf("a"));
    }

    [Fact]
    public void Waits_grow_and_end_at_five_minutes()
    {
        Fail("a", 5);
        Assert.Equal(TimeSpan.FromSeconds(5), _throttle.WaitOf("a"));
        Fail("a", 1);
        Assert.Equal(TimeSpan.FromSeconds(10), _throttle.WaitOf("a"));
        Fail("a", 100);
        Assert.Equal(TimeSpan.FromMinutes(5), _throttle.WaitOf("a"));
        _clock.Now += TimeSpan.FromMinutes(5);
        Assert.Null(_throttle.WaitOf("a"));
    }

    [Fact]
    public void Another_source_does_not_wait()
    {
        Fail("a", 50);
        Assert.Null(_throttle.WaitOf("b"));
    }

    [Fact]
    public void Success_and_half_an_hour_of_rest_wipe_the_slate()
    {
        Fail("a", 4);
        _throttle.Succeeded("a");
        Fail("a", 4);
        Assert.Null(_throttle.WaitOf("a"));
        _clock.Now += TimeSpan.FromMinutes(31);
        Fail("a", 4);
        Assert.Null(_throttle.WaitOf("a"));
    }

    private void Fail(string source, int times)
    {
        for (var i = 0; i < times; i++)
            _throttle.Failed(source);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
