using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Host.Demo.History;

/// <summary>Does what somebody did in the past, through the same use cases as the pages.</summary>
internal sealed class HistoryDeeds(
    SubmitRequest submit, Decide decide, OpenArchive open, IApprovalStore approvals, TimeProvider time, WorkingCalendar calendar)
{
    private const string ArchiveAccess = "archive-access";

    /// <summary>Calendar days that requesters ask for: more than any grant lasts.</summary>
    private const int AskedDays = 10;

    /// <param name="number">The request that the event belongs to, once it has a number.</param>
    /// <returns>The number of the request.</returns>
    public async Task<string?> DoAsync(DemoData data, HistoryEvent happening, string? number, CancellationToken cancellationToken)
    {
        switch (happening.Deed)
        {
            case Deed.Submit:
                var story = data.Stories.Requests[happening.Story!.Value];
                return Value(await submit.RunAsync(happening.PersonId!, ArchiveAccess, Form(story, happening.CustomerNumber), Channel.Page, cancellationToken)).Number;
            case Deed.Read:
                await open.RunAsync(happening.PersonId!, happening.CustomerNumber, Channel.Page, cancellationToken); // a refusal is part of the story
                return number;
            case Deed.Act:
            case Deed.Reject:
            case Deed.Return:
                await DecideAsync(happening, number!, cancellationToken);
                return number;
            default:
                throw new InvalidOperationException($"Nobody knows how to {happening.Deed}.");
        }
    }

    private JsonObject Form(RequestStory story, string customerNumber)
    {
        var today = calendar.LocalDate(time.GetUtcNow());
        return new JsonObject
        {
            ["customer"] = customerNumber,
            ["scope"] = new JsonArray([.. story.Scope.Select(s => JsonValue.Create(s))]),
            ["purpose"] = story.Purpose,
            ["manner"] = "online",
            ["from"] = Text(today),
            ["to"] = Text(today.AddDays(AskedDays)),
            ["undertaking"] = true,
        };
    }

    private async Task DecideAsync(HistoryEvent happening, string number, CancellationToken cancellationToken)
    {
        var request = await approvals.FindAsync(number, cancellationToken) ?? throw Misfit(happening, $"there is no request {number}");
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        var isReturn = happening.Deed == Deed.Return;
        var task = tasks.SingleOrDefault(t => t.State == TaskState.Open && (t.AssigneeId == request.RequesterId) == isReturn)
            ?? throw Misfit(happening, "there is nothing to decide");
        var outcome = happening.Deed == Deed.Reject ? Outcomes.Rejected : task.Kind == TaskKind.Approval ? Outcomes.Approved : Outcomes.Submitted;
        Value(await decide.RunAsync(new Decision(task.AssigneeId, task.Id, outcome, happening.Reason, Unticked(task), Channel.Page), cancellationToken));
    }

    /// <summary>The task's form as it comes: every box left empty.</summary>
    private static JsonObject? Unticked(StaffTask task)
    {
        var fields = JsonNode.Parse(task.Form)!.AsArray();
        return fields.Count == 0 ? null : [];
    }

    private static T Value<T>(Result<T> result) => result.Succeeded
        ? result.Value
        : throw new InvalidOperationException($"The demo's past does not fit: {result.Problem!.Code} {JsonSerializer.Serialize(result.Problem.Fields)}.");

    private static InvalidOperationException Misfit(HistoryEvent happening, string what) => new($"The demo's past does not fit: {what} at {happening}.");

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
