namespace WorkflowCrm.Activities.Processes;

/// <summary>What a step would do if all goes well.</summary>
/// <param name="Outcomes">The outcomes it would leave by; null for all of them, when it cannot be told.</param>
internal sealed record Forecast(IReadOnlyList<string>? Outcomes)
{
    /// <summary>Who would be asked, as a rule; null for steps that ask nobody.</summary>
    public string? Approver { get; init; }

    public string? UnitId { get; init; }

    /// <summary>Asks for an agreement, which the same person gives only once (P08).</summary>
    public bool IsApproval { get; init; }

    public static Forecast Done { get; } = new(["Done"]);
}
