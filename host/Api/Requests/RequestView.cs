using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Requests;

/// <summary>A row of the list of requests.</summary>
/// <param name="Process">The name of the process.</param>
/// <param name="Outcome">Null while undecided.</param>
public sealed record RequestView(
    string Id,
    string Number,
    string Title,
    string DefinitionId,
    string Process,
    PersonView? Requester,
    RequestStatus Status,
    string? Outcome,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt);
