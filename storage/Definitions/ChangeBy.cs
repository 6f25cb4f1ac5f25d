namespace WorkflowCrm.Storage.Definitions;

/// <summary>Who changes a definition, and why; the audit trail says so.</summary>
/// <param name="PersonId">The person's id, or <c>system</c>.</param>
/// <param name="ConfirmedBy">The second person, where a publication needs one.</param>
/// <param name="Window">
/// The window that the person draws in, by a name that no other has; null for a caller that is none. A designer saves with every stroke,
/// before it knows what became of the last one, so no window is in its own way; two windows of one person are in each other's.
/// </param>
/// <param name="From">Where he does it, where nobody asks him why, e.g. <c>designer</c>; null on a page that asks.</param>
public sealed record ChangeBy(string PersonId, string? Reason = null, string? ConfirmedBy = null, string? Window = null, string? From = null)
{
    public static ChangeBy System { get; } = new("system");
}
