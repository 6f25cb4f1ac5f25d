using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Mail;

/// <summary>Sends a mail about the request, from a template under <c>workflows/mail/</c>. The mail is a job: it goes out after the commit.</summary>
[Activity("WorkflowCrm.SendMail", DisplayName = "Send mail", Category = "Mail",
    Description = "Sends a mail about the request to one person, in Chinese and English.")]
public sealed class SendRequestMail(CaseMail mail, SenderMail outside) : Activity
{
    /// <summary>The receiver who is nobody on the staff: whose mail started the process.</summary>
    public const string MailSender = "mail-sender";

    [Input(DisplayName = "Template", UIHint = "dropdown", OptionsFrom = "mail-templates", Description = "Which mail. Further templates can be added on the page of the mail templates.",
        Options = ["case.approved", "case.rejected", "case.returned", "case.lapsed", "case.unpublished", "access.expiring", "opinion.received", "opinion.answered"])]
    public string? Template { get; set; }

    [Input(DisplayName = "To", UIHint = "dropdown", OptionsFrom = "people", DefaultValue = "requester",
        Description = "Who receives it: by a rule, by a role, or one person. The unit is the department that owns the customer.",
        Options = ["requester", "manager-of-requester", "leader-of-requester", "manager-of-unit", "leader-of-unit", "gm", "chairman", MailSender])]
    public string To { get; set; } = "requester";

    [Input(DisplayName = "Reason", UIHint = "multiline", Description = "The reason that the mail gives; the last decision's when empty.")]
    public string? Reason { get; set; }

    [Input(DisplayName = "Facts", UIHint = "json-editor",
        Description = "What the template needs besides, or instead of, the request's own facts: a JSON object; instants as 2026-11-25T09:00:00Z.")]
    public JsonObject? Facts { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var facts = (Facts ?? []).ToDictionary(fact => fact.Key, fact => fact.Value?.ToString() ?? "");
        if (!string.IsNullOrWhiteSpace(Reason))
            facts["reason"] = Reason;
        var template = Template is { Length: > 0 } key ? key : throw new InvalidOperationException("The step does not say which mail to send.");
        await (To == MailSender
            ? outside.SendAsync(context.InstanceId, template, facts, context.CancellationToken)
            : mail.SendAsync(context.InstanceId, template, To, facts, context.CancellationToken));
    }
}
