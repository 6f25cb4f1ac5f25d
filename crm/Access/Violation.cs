namespace WorkflowCrm.Crm.Access;

/// <summary>A candidate for P11 (F25): people decide about it, the system only proposes (G21).</summary>
public sealed class Violation
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string PersonId { get; init; }

    /// <summary><c>unauthorised-reading</c> (R065), <c>paper-not-returned</c>…</summary>
    public required string Kind { get; init; }

    /// <summary>Proposed fine in yuan.</summary>
    public required decimal Amount { get; init; }

    public required string Subject { get; init; }

    public required string Evidence { get; init; }

    /// <summary><c>candidate</c>, <c>confirmed</c> or <c>dismissed</c>.</summary>
    public string State { get; set; } = "candidate";
}
