namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// The person who has to act, and why he (a code under <c>why.{code}</c>): <c>manager</c>, <c>leader</c>, <c>gm</c>, <c>chairman</c>,
/// <c>role</c>, <c>person</c>, <c>requester</c>; or the first reason for going up: <c>self-approval</c>, <c>vacant</c>, <c>absent</c>,
/// <c>last-resort</c>. A task that was handed on has <c>transferred</c>.
/// </summary>
public sealed record ApproverChoice(string PersonId, string Why);
