using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>Every so often, for ever.</summary>
/// <param name="First">The first moment (UTC).</param>
/// <param name="Interval">At least a second.</param>
internal sealed record TimerSchedule(TriggerRecord Trigger, DateTimeOffset First, TimeSpan Interval) : Schedule(Trigger)
{
    public override DateTimeOffset? Next(DateTimeOffset after) => after < First ? First : At(Turns(after) + 1);

    // From its publication on, also when nobody ran at its first turn.
    public override DateTimeOffset Beginning(DateTimeOffset now) => First - Interval < now ? First - Interval : now;

    public override DateTimeOffset? Last(DateTimeOffset after, DateTimeOffset upTo)
    {
        if (upTo < First)
            return null;
        var last = At(Turns(upTo));
        return last > after ? last : null;
    }

    private long Turns(DateTimeOffset instant) => (instant - First).Ticks / Interval.Ticks;

    private DateTimeOffset At(long turn) => First + TimeSpan.FromTicks(turn * Interval.Ticks);
}
