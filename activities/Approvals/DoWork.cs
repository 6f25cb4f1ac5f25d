using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Time;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Approvals;

/// <summary>One person does something and reports it (办理). Fields of the form whose names are variables fill these variables.</summary>
[Activity("WorkflowCrm.DoWork", DisplayName = "Work", Category = "Approvals",
    Description = "Asks one person to do something and to report it, with a form if wanted.",
    Outcomes = [Crm.Approvals.Outcomes.Submitted, Crm.Approvals.Outcomes.TimedOut])]
public sealed class DoWork(TaskDesk desk, IApprovalStore approvals, WorkingCalendar calendar) : TaskStep(desk, approvals, calendar)
{
    private readonly WorkingCalendar _calendar = calendar;

    [Input(DisplayName = "Who", UIHint = "dropdown", OptionsFrom = "people",
        Description = "Who does it: by a rule, by a role, or one person. In a script: a rule's name, role:KEY or person:LOGIN.",
        Options = ["requester", "manager-of-requester", "leader-of-requester", "manager-of-unit", "leader-of-unit", "gm", "chairman", "role:archive-keeper"])]
    public string? Assignee { get; set; }

    [Input(DisplayName = "Unit", UIHint = "dropdown", OptionsFrom = "departments", Description = "The department that \"Manager of the unit\" and \"Leader in charge of the unit\" mean.")]
    public string? Unit { get; set; }

    [Input(DisplayName = "Form", UIHint = "json-editor",
        Description = "What the person fills in: a JSON list of fields, each with name, label, type and the like.")]
    public string? Fields { get; set; }

    [Input(DisplayName = "Text of the button", Description = "What the person confirms, e.g. Returned; Submit when empty.")]
    public string? SubmitLabel { get; set; }

    [Input(DisplayName = "Then remind every", Unit = "duration", Description = "Repeats the reminder, e.g. 1wd. Without a first reminder this is also the first one.")]
    public string? RemindEvery { get; set; }

    [Input(DisplayName = "Lapse at", UIHint = "datetime-picker", Description = "The task closes by itself at this instant, with outcome TimedOut.")]
    public DateTimeOffset? ExpireAt { get; set; }

    [Input(DisplayName = "Links need sign-in", UIHint = "checkbox", DefaultValue = false,
        Description = "On: whoever follows a link in the mail must sign in before he can decide. For what must not depend on a mailbox alone, such as large sums.")]
    public bool LinkNeedsSignIn { get; set; }

    [Output(DisplayName = "Form data", Description = "What the person filled in, by field name.")]
    public JsonObject? FormData { get; set; }

    [Output(DisplayName = "Done by", Description = "The id of the person who did it.")]
    public string? DoneBy { get; set; }

    protected override bool LinksNeedSignIn => LinkNeedsSignIn;

    protected override StepTimes TimesFrom(DateTimeOffset start)
    {
        var times = base.TimesFrom(start);
        return times with
        {
            Remind = times.Remind ?? _calendar.After(start, RemindEvery),
            Expected = times.Remind,
            DueRule = times.DueRule ?? (ExpireAt is null ? DurationText.Normalise(RemindAfter) : null),
            Expire = ExpireAt is { } instant && !(times.Expire < instant) ? instant.ToUniversalTime() : times.Expire,
        };
    }

    protected override DateTimeOffset? RemindAgainAfter(DateTimeOffset last) => _calendar.After(last, RemindEvery);

    protected override ValueTask<NewTask> DescribeAsync(ActivityContext context, string stepName) => ValueTask.FromResult(new NewTask
    {
        InstanceId = context.InstanceId,
        Kind = TaskKind.Work,
        StepName = stepName,
        Approver = Assignee is { Length: > 0 } rule ? rule : throw new InvalidOperationException($"The step \"{stepName}\" does not say who does it."),
        UnitId = Unit,
        Outcomes = [new(Outcomes.Submitted, SubmitLabel ?? "", false)],
        Fields = ProcessVariables.Prefill(context, FormFields.Parse(Fields)),
        SkipIfAlreadyAgreed = false,
    });

    protected override ValueTask DecidedAsync(ActivityContext context, StaffTask task, JsonObject? form)
    {
        DoneBy = task.DecidedById;
        FormData = (JsonObject?)form?.DeepClone();
        ProcessVariables.Set(context, FormFields.Parse(Fields), form);
        return default;
    }
}
