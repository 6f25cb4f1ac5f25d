namespace WorkflowCrm.Storage.Definitions;

/// <summary>Who changes a definition, and why; the audit trail says so.</summary>
/// <param name="PersonId">The person's id, or <c>system</c>.</param>
public sealed record ChangeBy(string PersonId, string? Reason = null)
{
    public static ChangeBy System { get; } = new("system");
}
