using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Api.People;
using WorkflowCrm.Host.Api.Processes;

namespace WorkflowCrm.Host.Api.Tasks;

/// <summary>One task with all that its decision needs.</summary>
/// <param name="CanDecide">Whether the caller may decide it now.</param>
/// <param name="OnBehalfOf">For whom the caller would act; null when the task is his own.</param>
/// <param name="CanAct">The people who may decide it now.</param>
/// <param name="Why">Why this assignee, as a code: manager, leader, gm, role, self-approval, vacant, absent…</param>
/// <param name="ExpiresAt">When it lapses by itself (UTC).</param>
/// <param name="Form">What the decider fills in.</param>
/// <param name="Inputs">What the request was filled in with.</param>
public sealed record TaskDetailsView(
    string Id,
    string RequestNumber,
    string Title,
    string Process,
    string Step,
    TaskKind Kind,
    PersonView? Requester,
    PersonView? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ExpiresAt,
    TaskState State,
    IReadOnlyList<TaskFact> Facts,
    IReadOnlyList<OutcomeView> Outcomes,
    bool CanDecide,
    PersonView? OnBehalfOf,
    IReadOnlyList<PersonView> CanAct,
    string Why,
    FormView Form,
    JsonObject Inputs,
    TaskDecisionView? Decision);

/// <summary>How a task was decided.</summary>
public sealed record TaskDecisionView(string Outcome, PersonView? By, PersonView? OnBehalfOf, DateTimeOffset? At, string? Comment, Channel? Channel, JsonObject? Form);
