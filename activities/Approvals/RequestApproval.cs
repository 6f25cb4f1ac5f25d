using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Time;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>
/// One person decides (7.0.1): reminded, then escalated (R063), then lapsed. Nobody decides on his own request (R060), and one
/// who has already agreed in this round is not asked again (P08).
/// </summary>
[Activity("WorkflowCrm.RequestApproval", DisplayName = "Approval", Category = "Approvals",
    Description = "Asks one person to approve, reject or return the request.",
    Outcomes = [Crm.Approvals.Outcomes.Approved, Crm.Approvals.Outcomes.Rejected, Crm.Approvals.Outcomes.Returned, Crm.Approvals.Outcomes.TimedOut])]
public sealed class RequestApproval(TaskDesk desk, IApprovalStore approvals, WorkingCalendar calendar) : TaskStep(desk, approvals, calendar)
{
    private readonly TaskDesk _desk = desk;
    private readonly WorkingCalendar _calendar = calendar;

    [Input(DisplayName = "Approver", UIHint = "dropdown", OptionsFrom = "people",
        Description = "Who decides: by a rule, by a role, or one person. In a script: a rule's name, role:KEY or person:LOGIN.",
        Options = ["manager-of-requester", "leader-of-requester", "superior-of-requester", "manager-of-unit", "leader-of-unit", "gm", "chairman", "requester"])]
    public string? Approver { get; set; }

    [Input(DisplayName = "Unit", UIHint = "dropdown", OptionsFrom = "departments", Description = "The department that \"Manager of the unit\" and \"Leader in charge of the unit\" mean.")]
    public string? Unit { get; set; }

    [Input(DisplayName = "Escalate after", Unit = "duration", Description = "Hands the task to the one above when it has been open so long, e.g. 2wd.")]
    public string? EscalateAfter { get; set; }

    [Input(DisplayName = "Escalate to", UIHint = "dropdown", OptionsFrom = "people",
        Description = "Who hears of the delay; the approver's own superior when empty.",
        Options = ["leader-of-requester", "superior-of-requester", "leader-of-unit", "gm", "chairman", "role:gm-office-secretary"])]
    public string? EscalateTo { get; set; }

    [Input(DisplayName = "That person may decide", UIHint = "checkbox", DefaultValue = true,
        Description = "Off: that person only reminds the approver in person.")]
    public bool EscalationMayDecide { get; set; } = true;

    [Input(DisplayName = "Links need sign-in", UIHint = "checkbox", DefaultValue = false,
        Description = "On: whoever follows a link in the mail must sign in before he can decide. For what must not depend on a mailbox alone, such as large sums.")]
    public bool LinkNeedsSignIn { get; set; }

    [Output(DisplayName = "Decided by", Description = "The id of the person who decided.")]
    public string? DecidedBy { get; set; }

    [Output(DisplayName = "Comment", Description = "The reason that he gave.")]
    public string? Comment { get; set; }

    protected override bool LinksNeedSignIn => LinkNeedsSignIn;

    protected override StepTimes TimesFrom(DateTimeOffset start) => base.TimesFrom(start) with
    {
        Escalate = _calendar.After(start, EscalateAfter),
        DueRule = DurationText.Normalise(EscalateAfter) ?? DurationText.Normalise(ExpireAfter),
    };

    protected override ValueTask<NewTask> DescribeAsync(ActivityContext context, string stepName) => ValueTask.FromResult(new NewTask
    {
        InstanceId = context.InstanceId,
        Kind = TaskKind.Approval,
        StepName = stepName,
        Approver = Approver is { Length: > 0 } rule ? rule : throw new InvalidOperationException($"The step \"{stepName}\" does not say who approves."),
        UnitId = Unit,
        Outcomes = [new(Outcomes.Approved, "", false), new(Outcomes.Rejected, "", true), new(Outcomes.Returned, "", true)], // R064
    });

    protected override ValueTask DecidedAsync(ActivityContext context, StaffTask task, JsonObject? form)
    {
        DecidedBy = task.DecidedById ?? task.AssigneeId;
        Comment = task.Comment;
        return default;
    }

    protected override Task EscalateAsync(string taskId, CancellationToken cancellationToken) =>
        _desk.EscalateAsync(taskId, EscalateTo is { Length: > 0 } ? EscalateTo : null, EscalationMayDecide, cancellationToken);
}
