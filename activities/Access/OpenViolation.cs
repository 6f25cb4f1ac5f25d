using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Access;

/// <summary>Opens a candidate for a fine (P11). People decide about it; the process only proposes (G21).</summary>
[Activity("WorkflowCrm.OpenViolation", DisplayName = "Open violation", Category = "Archive access",
    Description = "Proposes a fine for a breach of the rules and informs the owning manager and the GM office.")]
public sealed class OpenViolation(ArchiveAccess access, StepPeople people) : Activity
{
    [Input(DisplayName = "Person", UIHint = "dropdown", OptionsFrom = "people", DefaultValue = "requester",
        Description = "Whose breach it is: by a rule, by a role, or one person.",
        Options = ["requester", "manager-of-requester", "manager-of-unit"])]
    public string Person { get; set; } = "requester";

    [Input(DisplayName = "Unit", UIHint = "dropdown", OptionsFrom = "departments", Description = "The department that \"Manager of the unit\" and \"Leader in charge of the unit\" mean.")]
    public string? Unit { get; set; }

    [Input(DisplayName = "Kind", UIHint = "dropdown", DefaultValue = "paper-not-returned", Description = "What was done or left undone.",
        Options = ["unauthorised-reading", "paper-not-returned"])]
    public string Kind { get; set; } = "paper-not-returned";

    [Input(DisplayName = "Amount", Unit = "yuan", DefaultValue = 50, Description = "The proposed fine in yuan.")]
    public decimal Amount { get; set; } = 50;

    [Input(DisplayName = "Customer", Description = "The customer number.")]
    public string? Customer { get; set; }

    [Input(DisplayName = "Evidence", UIHint = "multiline", Description = "What shows it.")]
    public string? Evidence { get; set; }

    [Output(DisplayName = "Number", Description = "The violation's number.")]
    public string? Number { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var person = await people.FindAsync(context, Person, Unit);
        var violation = await access.OpenViolationAsync(
            person, Kind, Amount, Customer ?? "", Evidence ?? context.InstanceName ?? context.InstanceId, context.CancellationToken);
        Number = violation.Number;
    }
}
