using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components;
using WorkflowCrm.Host.Components.Forms;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Puts together the page of one request for its reader.</summary>
public sealed class RequestViews(
    IApprovalStore approvals, IProcesses processes, IAccessStore access, IMailStore mails, IReceivedMails received,
    Reader reader, Facts facts, FormDesk forms, RequestDiagrams diagrams, Texts texts)
{
    private const int MostMails = 200;

    /// <summary>Problems: <c>unknown-request</c> (404), <c>request-not-yours</c> (403).</summary>
    public async Task<Result<RequestView>> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(number, cancellationToken) is not { } request)
            return Problem.NotFound("unknown-request", ("number", number));
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        if (!TaskRights.MaySee(reader.Company, request, tasks, reader.Id, reader.Now))
            return Problem.Forbidden("request-not-yours", ("number", number));
        return await ComposeAsync(request, tasks, cancellationToken);
    }

    private async Task<RequestView> ComposeAsync(Request request, IReadOnlyList<StaffTask> tasks, CancellationToken cancellationToken)
    {
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken) ?? Unknown(request);
        var inputs = JsonNode.Parse(request.Inputs) as JsonObject ?? [];
        var ahead = request.Status == RequestStatus.Finished
            ? []
            : await processes.RouteAsync(request.DefinitionVersionId, request.InstanceId, request.RequesterId, inputs, cancellationToken);
        var story = await approvals.TimelineAsync(request.Id, cancellationToken);
        var mine = tasks.FirstOrDefault(t => TaskRights.MayDecide(reader.Company, t, reader.Id, reader.Now));
        var draft = mine is null ? null : await Drafts.FindAsync(approvals, reader.Id, Drafts.OfTask(mine.Id), cancellationToken);
        return new RequestView
        {
            Request = request,
            Process = process,
            Tasks = tasks,
            Steps = StepLine.Of(request, tasks, ahead, text => process.In(Texts.CurrentLanguage, text), texts["step.submitted"], texts["step.closed"]),
            Diagram = await diagrams.FindAsync(request, process, cancellationToken),
            Story = StoryView.Of(story, tasks),
            Facts = await facts.OfAsync(process, process.Fields, inputs, cancellationToken),
            Grants = await access.GrantsOfRequestAsync(request.Number, cancellationToken),
            Files = await received.AttachmentsOfRequestAsync(request.Number, cancellationToken),
            Mails = reader.Has(Roles.Administrator) ? await MailsAsync(request, story, cancellationToken) : [],
            MyTask = mine,
            MyOutcomes = mine is null ? [] : TaskJson.Outcomes(mine),
            MyForm = mine is null ? null : await FormOfAsync(mine, process, draft, inputs, cancellationToken),
            MyComment = draft?["comment"] is JsonValue comment && comment.TryGetValue<string>(out var text) ? text : "",
            MayTransfer = mine is { Kind: not TaskKind.Revision },
            MayWithdraw = request.RequesterId == reader.Id && request is { CanWithdraw: true, Status: not RequestStatus.Finished },
        };
    }

    private async Task<IReadOnlyList<StoryMail>> MailsAsync(Request request, IReadOnlyList<TimelineEntry> story, CancellationToken cancellationToken)
    {
        var page = PageOf.Clamp(1, MostMails);
        var sent = await mails.ListAsync(new MailFilter(RequestNumber: request.Number), page, cancellationToken);
        var came = await received.ListAsync(null, request.Number, null, page, cancellationToken);
        return StoryMail.Of(story, sent.Items, came.Items);
    }

    /// <summary>The fields that the decider of the task fills in; the requester who corrects gets the request's own.</summary>
    public static IReadOnlyList<FormField> FieldsOf(StaffTask task, ProcessDescription process) =>
        TaskJson.Fields(task) is { Count: > 0 } own ? own : task.Kind == TaskKind.Revision ? process.Fields : [];

    private async Task<FormState?> FormOfAsync(
        StaffTask task, ProcessDescription process, JsonObject? draft, JsonObject inputs, CancellationToken cancellationToken)
    {
        var fields = FieldsOf(task, process);
        if (fields.Count == 0)
            return null;
        var values = draft is not null && fields.Any(f => draft.ContainsKey(f.Name)) ? draft : task.Kind == TaskKind.Revision ? inputs : null;
        return await forms.FromValuesAsync(process, fields, values, cancellationToken);
    }

    private static ProcessDescription Unknown(Request request) => new()
    {
        DefinitionId = request.DefinitionId,
        VersionId = request.DefinitionVersionId,
        Version = 0,
        Name = "",
        Description = "",
        Category = "",
        NumberPrefix = "",
        TitleTemplate = "",
        Fields = [],
    };
}
