namespace WorkflowCrm.Activities.Approvals;

/// <summary>The moments (UTC) that the clock of a task knows; null where there is none.</summary>
public sealed record StepTimes
{
    public DateTimeOffset? Remind { get; init; }

    public DateTimeOffset? Escalate { get; init; }

    public DateTimeOffset? Expire { get; init; }

    /// <summary>By when it is expected where nothing happens after that, so that it does not stand last in the inbox.</summary>
    public DateTimeOffset? Expected { get; init; }

    /// <summary>By when the task should be done: when it goes up or, if it never does, when it lapses.</summary>
    public DateTimeOffset? Due => Escalate ?? Expire ?? Expected;

    /// <summary>The duration behind <see cref="Due"/>, e.g. <c>2wd</c>.</summary>
    public string? DueRule { get; init; }
}
