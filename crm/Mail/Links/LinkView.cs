using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>What stands behind a link.</summary>
/// <param name="State">Everything else is null for an unknown link.</param>
/// <param name="Person">Who decides with it.</param>
/// <param name="Outcome">What it says; null when the task has no such outcome any more.</param>
/// <param name="Process">Null when its version is no longer known.</param>
/// <param name="HasChanged">The task was handed on or escalated since the mail was written.</param>
public sealed record LinkView(
    LinkState State,
    DecisionLink? Link = null,
    Request? Request = null,
    StaffTask? Task = null,
    Person? Person = null,
    TaskOutcome? Outcome = null,
    ProcessDescription? Process = null,
    bool HasChanged = false)
{
    /// <summary>The step wants its links followed only by somebody who has signed in.</summary>
    public bool NeedsSignIn => Task?.LinkNeedsSignIn == true;
}
