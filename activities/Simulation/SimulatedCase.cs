using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Simulation;

/// <summary>What would happen. Nothing of it was stored or sent.</summary>
public sealed record SimulatedCase
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The virtual instant (UTC) at which the simulation stopped.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>By the calendar on the wall.</summary>
    public TimeSpan Duration => EndedAt - StartedAt;

    /// <summary>The company's working time in it.</summary>
    public required TimeSpan WorkingTime { get; init; }

    /// <summary>Why it stopped.</summary>
    public required SimulationEnd End { get; init; }

    /// <summary>What could not be done, when it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>Suspended when it still waits for somebody or something of which the script does not speak.</summary>
    public required InstanceSubStatus Status { get; init; }

    /// <summary>How the request came out; null while undecided, and for a process without a request.</summary>
    public string? Outcome { get; init; }

    public required IReadOnlyList<SimulatedStep> Path { get; init; }

    public required IReadOnlyList<SimulatedTask> Tasks { get; init; }

    public required IReadOnlyList<SimulatedMail> Mails { get; init; }

    /// <summary>Calls of servers and the like.</summary>
    public required IReadOnlyList<SimulatedJob> Jobs { get; init; }

    /// <summary>What the audit trail would say: grants, violations, numbers and all that people do.</summary>
    public required IReadOnlyList<SimulatedRecord> Records { get; init; }

    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>The activities that still wait, by their names.</summary>
    public required IReadOnlyList<string> Waiting { get; init; }
}

/// <summary>A task that somebody would get.</summary>
public sealed record SimulatedTask
{
    public required DateTimeOffset At { get; init; }

    public required string StepName { get; init; }

    public required string Kind { get; init; }

    public required string AssigneeId { get; init; }

    public required string AssigneeName { get; init; }

    /// <summary>Why this person: a code of the texts under <c>why.{code}</c>.</summary>
    public required string Why { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The duration behind the due time, e.g. <c>2wd</c>.</summary>
    public string? DueRule { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? EscalatedToId { get; init; }

    /// <summary>What could be decided, the usual one first.</summary>
    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    /// <summary>Open, Decided, Skipped, TimedOut or Cancelled.</summary>
    public required string State { get; init; }

    public string? Outcome { get; init; }

    public string? DecidedById { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    /// <summary>The script said nothing about it.</summary>
    public bool IsAssumed { get; init; }
}

/// <summary>A mail that would go out.</summary>
public sealed record SimulatedMail(DateTimeOffset At, string Template, string? ToPersonId, string ToAddress, string ToName, string Subject, string Text);

/// <summary>A line that the audit trail would get.</summary>
public sealed record SimulatedRecord(DateTimeOffset At, string ActorId, string Action, string Subject, JsonNode? Detail);
