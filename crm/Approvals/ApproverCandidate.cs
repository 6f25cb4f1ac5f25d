using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Somebody who is asked in turn; no person when the post is vacant or its holder has left.</summary>
internal readonly record struct ApproverCandidate(Person? Person, string Why);
