namespace WorkflowCrm.Crm.Approvals;

/// <summary>Something that a person has to do (待办). What the machine has to do is a job, never a task.</summary>
public sealed class StaffTask
{
    public required string Id { get; init; }

    public required string RequestId { get; init; }

    public required string RequestNumber { get; init; }

    public required string DefinitionVersionId { get; set; }

    public required string InstanceId { get; init; }

    /// <summary>The bookmark that the decision resumes.</summary>
    public required string BookmarkId { get; set; }

    public required TaskKind Kind { get; init; }

    /// <summary>The step's name as the process owner wrote it, e.g. 部门经理签字.</summary>
    public required string StepName { get; init; }

    public required string Title { get; init; }

    public required string RequesterId { get; init; }

    public required string AssigneeId { get; set; }

    /// <summary>The person to whom it was escalated (R063).</summary>
    public string? EscalatedToId { get; set; }

    /// <summary>Whether that person may decide or only reminds the assignee.</summary>
    public bool EscalationMayDecide { get; set; }

    public TaskState State { get; set; } = TaskState.Open;

    /// <summary>Counts up with every change that a decider must have seen (transfer, escalation); decisions check it where they carry it.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The request's round in which it was made.</summary>
    public required int Round { get; init; }

    /// <summary>JSON array of <see cref="TaskOutcome"/>.</summary>
    public required string Outcomes { get; init; }

    /// <summary>Whoever decides it by a link in a mail must have signed in.</summary>
    public bool LinkNeedsSignIn { get; set; }

    /// <summary>JSON array of <see cref="Processes.FormField"/> that the decider fills in; <c>[]</c> for none.</summary>
    public required string Form { get; init; }

    /// <summary>JSON array of <see cref="TaskFact"/>, at most five.</summary>
    public required string Facts { get; init; }

    /// <summary>Why this person: a code of the resources under <c>why.{code}</c>, e.g. <c>manager</c>, <c>self-approval</c>, <c>vacant</c>.</summary>
    public required string Why { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>By when it should be done (UTC); null for no limit.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it lapses by itself (UTC); null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>How the due time came about, in the calendar's own short notation (e.g. <c>2wd</c>), for the explanation on the page.</summary>
    public string? DueRule { get; set; }

    public DateTimeOffset? RemindedAt { get; set; }

    public string? Outcome { get; set; }

    public string? DecidedById { get; set; }

    /// <summary>The assignee for whom a deputy acted (代).</summary>
    public string? OnBehalfOfId { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Comment { get; set; }

    public Channel? Channel { get; set; }

    /// <summary>What the decider filled in: a JSON object, or null.</summary>
    public string? FormData { get; set; }
}
