using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>The moments at which a trigger starts its workflow.</summary>
/// <param name="Trigger">What is started.</param>
internal abstract record Schedule(TriggerRecord Trigger)
{
    // Of a schedule that was missed for long only the last moment counts; it is looked for backwards, in steps that grow.
    private static readonly TimeSpan s_firstLook = TimeSpan.FromMinutes(1);
    private const int LookGrowth = 4;

    /// <summary>The first moment (UTC) after an instant; null when there is none.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>Up to when a schedule that begins now counts as dealt with: what came before does not concern it.</summary>
    public virtual DateTimeOffset Beginning(DateTimeOffset now) => now;

    /// <summary>The last moment after one instant and up to another; null when there is none.</summary>
    public virtual DateTimeOffset? Last(DateTimeOffset after, DateTimeOffset upTo)
    {
        if (Next(after) is not { } first || first > upTo)
            return null;
        for (var look = s_firstLook; ; look *= LookGrowth)
        {
            var from = upTo - after > look ? upTo - look : after;
            if (Next(from) is { } found && found <= upTo)
                return LastFrom(found, upTo);
        }
    }

    private DateTimeOffset LastFrom(DateTimeOffset found, DateTimeOffset upTo)
    {
        while (Next(found) is { } next && next <= upTo)
            found = next;
        return found;
    }
}
