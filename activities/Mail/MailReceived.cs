using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Mail;

/// <summary>Where a process begins that a mail starts: the mail to its address becomes a request, which the desk works on.</summary>
[Activity(TypeName, DisplayName = "Mail received", Category = "Mail", IsTrigger = true,
    Description = "Starts the process when a mail comes to an address. Fields of the form that are called sender, senderName, customer, subject, text and receivedAt are filled from the mail.")]
public sealed class MailReceived(RequestDesk requests, ProcessVariables variables) : Activity, IActivityCheck, ISharedTrigger
{
    public const string TypeName = "WorkflowCrm.MailReceived";

    /// <summary>In the input of the instance: the mail, as <see cref="MailStarts"/> gives it.</summary>
    internal const string MailInput = "mail";

    /// <summary>In the trigger's settings: whose the request is.</summary>
    internal const string DeskSetting = "Desk";

    [Input(DisplayName = "Address", Description = "The address that the process listens to, e.g. opinion@company.example; or a tag of the company's mailbox, e.g. +opinion.")]
    public string? Address { get; set; }

    [Input(DisplayName = "Desk", UIHint = "dropdown", OptionsFrom = "people", DefaultValue = "role:gm-office-secretary",
        Description = "Who looks after what comes in: the request is this person's. By a role, or one person.",
        Options = ["gm", "chairman"])]
    public string Desk { get; set; } = "role:gm-office-secretary";

    [Output(DisplayName = "Request number", Description = "What people call the request by.")]
    public string? RequestNumber { get; set; }

    [Output(DisplayName = "Sender", Description = "The sender's address.")]
    public string? Sender { get; set; }

    [Output(DisplayName = "Sender's name", Description = "As the mail says it.")]
    public string? SenderName { get; set; }

    [Output(DisplayName = "Customer", Description = "The number of the customer of whom a contact has the sender's address; empty for nobody.")]
    public string? Customer { get; set; }

    [Output(DisplayName = "Possible customers", Description = "The numbers of customers whose contacts write from the same domain.")]
    public object? SuggestedCustomers { get; set; }

    [Output(DisplayName = "Subject", Description = "The mail's subject.")]
    public string? Subject { get; set; }

    [Output(DisplayName = "Text", Description = "What the sender wrote.")]
    public string? Text { get; set; }

    [Output(DisplayName = "Attachments", Description = "Their names.")]
    public object? Attachments { get; set; }

    public static void Check(NodeCheck check)
    {
        if (check.TryLiteral(nameof(Address), out var address) && Payload(address?.ToString()) is null)
            check.Error(nameof(Address), "write the address that the process listens to, e.g. opinion@company.example, or a tag such as +opinion");
        // The rules about the requester cannot mean anybody: it is the desk who becomes the requester.
        if (check.TryLiteral(nameof(Desk), out var desk) && desk?.ToString() is { Length: > 0 } rule
            && (!ApproverRule.TryParse(rule, out var term) || term.Post is not (ApproverPost.Role or ApproverPost.Person or ApproverPost.GeneralManager or ApproverPost.Chairman)))
        {
            check.Error(nameof(Desk), "say who looks after what comes in: gm, chairman, role:KEY or person:LOGIN");
        }
    }

    public static string? StartsBoth(JsonNode? payload, JsonNode? other)
    {
        if ((string?)payload?[nameof(Address)] is not { } mine || (string?)other?[nameof(Address)] is not { } theirs)
            return null;
        // A mail to oa+opinion@… is one for the tag +opinion as well.
        return Names(mine).Contains(theirs) ? theirs : Names(theirs).Contains(mine) ? mine : null;
    }

    /// <summary>Under what a mail to the address is listened for: the address itself, and the tag behind the plus sign in it.</summary>
    internal static IEnumerable<string> Names(string address)
    {
        yield return address;
        var (plus, at) = (address.IndexOf('+', StringComparison.Ordinal), address.LastIndexOf('@'));
        if (plus > 0 && at > plus)
            yield return address[plus..at];
    }

    /// <summary>What the trigger listens to: an address, or a tag with its plus sign; null for what is neither.</summary>
    internal static JsonObject? Payload(string? address)
    {
        var text = PlainText.Line(address).Trim().ToLowerInvariant();
        var isTag = text.StartsWith('+') && text.Length > 1 && !text.Contains('@', StringComparison.Ordinal);
        var isAddress = text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && at == text.LastIndexOf('@');
        return (isTag || isAddress) && !text.Contains(' ', StringComparison.Ordinal) ? new JsonObject { [nameof(Address)] = text } : null;
    }

    protected override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context) =>
        Payload(Address) is { } payload
            ? [new TriggerPayload(payload, new JsonObject { [DeskSetting] = Desk })]
            : throw new InvalidOperationException("The activity does not say to which address the process listens.");

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("The process was started without a request.");
        RequestNumber = request.Number;
        context.InstanceName = request.Number;
        await variables.SetInputsAsync(context, JsonNode.Parse(request.Inputs) as JsonObject);
        if (context.Input.GetValueOrDefault(MailInput) is not JsonObject mail)
            return;
        Sender = (string?)mail["sender"];
        SenderName = (string?)mail["senderName"];
        Customer = (string?)mail["customer"];
        SuggestedCustomers = mail["suggestedCustomers"]?.DeepClone();
        Subject = (string?)mail["subject"];
        Text = (string?)mail["text"];
        Attachments = mail["attachments"]?.DeepClone();
    }
}
