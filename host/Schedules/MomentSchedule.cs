using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>Once. A moment that was past already when the definition was published comes as soon as somebody looks.</summary>
/// <param name="Moment">UTC.</param>
internal sealed record MomentSchedule(TriggerRecord Trigger, DateTimeOffset Moment) : Schedule(Trigger)
{
    public override DateTimeOffset? Next(DateTimeOffset after) => after < Moment ? Moment : null;

    public override DateTimeOffset Beginning(DateTimeOffset now) => Moment - TimeSpan.FromSeconds(1) < now ? Moment - TimeSpan.FromSeconds(1) : now;
}
