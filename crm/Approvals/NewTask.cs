using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>A task that a process step wants done.</summary>
public sealed record NewTask
{
    public required string InstanceId { get; init; }

    public required TaskKind Kind { get; init; }

    public required string StepName { get; init; }

    /// <summary>See <see cref="ApproverRule"/>.</summary>
    public required string Approver { get; init; }

    /// <summary>The department for the <c>…-of-unit</c> rules.</summary>
    public string? UnitId { get; init; }

    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Facts besides those that the process's form marks; the first five are shown.</summary>
    public IReadOnlyList<TaskFact> Facts { get; init; } = [];

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How <see cref="DueAt"/> came about, e.g. <c>2wd</c>.</summary>
    public string? DueRule { get; init; }

    /// <summary>Whoever decides by a link in a mail must have signed in.</summary>
    public bool LinkNeedsSignIn { get; init; }

    /// <summary>For approvals: when this person has already agreed in this round, the step counts as decided (P08).</summary>
    public bool SkipIfAlreadyAgreed { get; init; } = true;
}
