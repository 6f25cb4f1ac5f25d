namespace WorkflowCrm.Crm.Approvals;

/// <summary>What somebody asked for (申请): the business side of one run of a process.</summary>
public sealed class Request
{
    public required string Id { get; init; }

    /// <summary>What people call it by, e.g. <c>DA-20261125-001</c>.</summary>
    public required string Number { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The version it runs on to its end, whatever is published later, unless somebody migrates it.</summary>
    public required string DefinitionVersionId { get; set; }

    public required string InstanceId { get; init; }

    public required string RequesterId { get; init; }

    /// <summary>The requester's department at the time of asking.</summary>
    public required string DepartmentId { get; init; }

    public required string Title { get; set; }

    public RequestStatus Status { get; set; } = RequestStatus.Running;

    /// <summary><c>Approved</c>, <c>Rejected</c>, <c>TimedOut</c>, <c>Withdrawn</c>, <c>NotNeeded</c>, <c>Faulted</c> or what the process says; null while undecided.</summary>
    public string? Outcome { get; set; }

    /// <summary>What the form was filled with: a JSON object by field name.</summary>
    public required string Inputs { get; set; }

    /// <summary>The customer it is about, if any.</summary>
    public string? CustomerNumber { get; set; }

    /// <summary>Counts from 1; one more after each return and resubmission. Decisions of earlier rounds do not count.</summary>
    public int Round { get; set; } = 1;

    /// <summary>False once the thing asked for was given: then it is returned, no longer withdrawn.</summary>
    public bool CanWithdraw { get; set; } = true;

    /// <summary>What <see cref="Outcome"/> was before the process failed; a repair brings it back.</summary>
    public string? OutcomeBeforeFault { get; set; }

    /// <summary>What <see cref="CanWithdraw"/> was before the process failed; a repair brings it back.</summary>
    public bool CouldWithdrawBeforeFault { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
}
