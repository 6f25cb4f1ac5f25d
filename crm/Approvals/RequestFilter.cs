namespace WorkflowCrm.Crm.Approvals;

/// <summary>Which requests to list; null means no condition.</summary>
/// <param name="RequesterId">Only those that this person started.</param>
/// <param name="InvolvedId">Only those that this person started or has, or had, a task in.</param>
/// <param name="Text">Part of the number or of the title.</param>
public sealed record RequestFilter(
    string? RequesterId = null,
    string? InvolvedId = null,
    RequestStatus? Status = null,
    string? Outcome = null,
    string? DefinitionId = null,
    string? CustomerNumber = null,
    string? Text = null);
