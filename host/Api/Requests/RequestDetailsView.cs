using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Requests;

/// <summary>Everything about one request.</summary>
/// <param name="Round">Counts from 1; one more after each return and resubmission.</param>
/// <param name="Inputs">What the form was filled in with.</param>
/// <param name="CanWithdraw">Whether the caller may take it back now.</param>
/// <param name="Timeline">What happened, oldest first.</param>
/// <param name="Tasks">The open tasks.</param>
/// <param name="Route">The steps ahead, as things stand.</param>
public sealed record RequestDetailsView(
    string Id,
    string Number,
    string Title,
    string DefinitionId,
    string Process,
    PersonView? Requester,
    DepartmentView Department,
    RequestStatus Status,
    string? Outcome,
    int Round,
    string? CustomerNumber,
    JsonObject Inputs,
    bool CanWithdraw,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<TimelineView> Timeline,
    IReadOnlyList<OpenTaskView> Tasks,
    IReadOnlyList<RouteStepView> Route);

/// <summary>One event in the story of a request.</summary>
/// <param name="Actor">Who did it; null for the system.</param>
/// <param name="OnBehalfOf">For whom a deputy acted.</param>
/// <param name="Person">Whom it concerns, e.g. the new assignee.</param>
/// <param name="Instant">An instant that belongs to it, e.g. the end of a grant (UTC).</param>
public sealed record TimelineView(
    DateTimeOffset At,
    TimelineKind Kind,
    PersonView? Actor,
    PersonView? OnBehalfOf,
    string? Step,
    PersonView? Person,
    string? Outcome,
    string? Comment,
    Channel Channel,
    DateTimeOffset? Instant);

/// <summary>A task that waits.</summary>
/// <param name="Since">Since when it waits (UTC).</param>
/// <param name="CanAct">The people who may decide it now.</param>
/// <param name="Why">Why this assignee, as a code.</param>
public sealed record OpenTaskView(
    string Id,
    string Step,
    TaskKind Kind,
    PersonView? Assignee,
    IReadOnlyList<PersonView> CanAct,
    DateTimeOffset Since,
    DateTimeOffset? DueAt,
    DateTimeOffset? ExpiresAt,
    string Why);

/// <summary>A step ahead.</summary>
/// <param name="Person">Who would act as things stand; null when it cannot be told yet.</param>
/// <param name="Why">Why he, as a code.</param>
public sealed record RouteStepView(string Step, PersonView? Person, string Why);
