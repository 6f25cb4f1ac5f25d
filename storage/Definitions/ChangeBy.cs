namespace WorkflowCrm.Storage.Definitions;

/// <summary>Who changes a definition, and why; the audit trail says so.</summary>
/// <param name="PersonId">The person's id, or <c>system</c>.</param>
/// <param name="ConfirmedBy">The second person, where a publication needs one.</param>
public sealed record ChangeBy(string PersonId, string? Reason = null, string? ConfirmedBy = null)
{
    public static ChangeBy System { get; } = new("system");
}
