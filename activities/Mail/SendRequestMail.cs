using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Mail;

/// <summary>Sends a mail about the request, from a template under <c>workflows/mails/</c>. The mail is a job: it goes out after the commit.</summary>
[Activity("WorkflowCrm.SendMail", DisplayName = "Send mail", Category = "Mail",
    Description = "Sends a mail about the request to one person, in Chinese and English.")]
public sealed class SendRequestMail(SendMail mail, StepPeople people) : Activity
{
    [Input(DisplayName = "Template", UIHint = "dropdown", Description = "Which mail. Further templates can be added as files.",
        Options = ["case.approved", "case.rejected", "case.returned", "case.lapsed", "access.expiring"])]
    public string? Template { get; set; }

    [Input(DisplayName = "To", UIHint = "dropdown", DefaultValue = "requester",
        Description = "Who receives it. Besides the rules of the list: role:<key> and person:<login>.",
        Options = ["requester", "manager-of-requester", "leader-of-requester", "manager-of-unit", "leader-of-unit", "gm", "chairman"])]
    public string To { get; set; } = "requester";

    [Input(DisplayName = "Unit", Description = "The department that the rules manager-of-unit and leader-of-unit mean.")]
    public string? Unit { get; set; }

    [Input(DisplayName = "Reason", UIHint = "multiline", Description = "The reason that the mail gives.")]
    public string? Reason { get; set; }

    [Input(DisplayName = "Facts", UIHint = "json-editor", Description = "What the template needs besides the request's own facts: a JSON object.")]
    public JsonObject? Facts { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var person = await people.FindAsync(context, To, Unit);
        await mail.ToAsync(Template ?? "", person, context.ExecutionId, _ => new Dictionary<string, object?>(), null, null, context.CancellationToken);
    }
}
