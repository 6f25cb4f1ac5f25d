using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Activities.Mail;

/// <summary>Starts processes by mails: those of which a published version listens to one of the mail's addresses.</summary>
public sealed class MailStarts(IStimulusStore triggers, IOrganisationStore organisation, SubmitRequest submit, WorkingCalendar calendar, TimeProvider clock) : IMailProcesses
{
    private const int MaxText = 4000;

    public async Task<IReadOnlyList<MailListener>> ListeningAsync(IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        var found = new List<TriggerRecord>();
        foreach (var name in recipients.SelectMany(MailReceived.Names).Distinct(StringComparer.Ordinal))
        {
            if (MailReceived.Payload(name) is { } payload)
                found.AddRange(await triggers.TriggersAsync(BookmarkHash.Compute(MailReceived.TypeName, payload), cancellationToken));
        }

        return [.. found.DistinctBy(trigger => trigger.DefinitionId).Select(trigger => new MailListener(trigger.DefinitionId, DeskOf(trigger)))];
    }

    public async Task<string> StartAsync(MailListener listener, MailOpening mail, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        var choice = Approvers.Resolve(company, listener.DeskRule, new ApproverQuestion("", "", null, TaskKind.Work, clock.GetUtcNow()));
        return await submit.FromMailAsync(
            choice.PersonId, listener.DefinitionId, Values(mail), new JsonObject { [MailReceived.MailInput] = Described(mail) },
            new MailOrigin(mail.From, mail.MessageId), cancellationToken);
    }

    /// <summary>What fields of the form may be called to be filled from the mail.</summary>
    private JsonObject Values(MailOpening mail) => new()
    {
        ["sender"] = mail.From,
        ["senderName"] = PlainText.Shorten(PlainText.Line(mail.FromName), 100),
        ["customer"] = mail.CustomerNumber,
        ["subject"] = PlainText.Shorten(PlainText.Line(mail.Subject), 200),
        ["text"] = PlainText.Shorten(PlainText.Lines(mail.Text), MaxText),
        ["receivedAt"] = FieldDate.Write(calendar.LocalDate(mail.ReceivedAt)),
    };

    private static JsonObject Described(MailOpening mail) => new()
    {
        ["sender"] = mail.From,
        ["senderName"] = mail.FromName,
        ["customer"] = mail.CustomerNumber,
        ["suggestedCustomers"] = new JsonArray([.. mail.SuggestedCustomers.Select(number => (JsonNode)number)]),
        ["subject"] = mail.Subject,
        ["text"] = PlainText.Shorten(mail.Text, MaxText),
        ["attachments"] = new JsonArray([.. mail.Attachments.Select(attachment => (JsonNode)attachment.Name)]),
    };

    private static string DeskOf(TriggerRecord trigger) =>
        trigger.Settings?[MailReceived.DeskSetting]?.GetValue<string>() is { Length: > 0 } desk ? desk : $"role:{Roles.GmOfficeSecretary}";
}
