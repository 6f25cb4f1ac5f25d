using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Tasks;

/// <summary>What the buttons of a task do.</summary>
public sealed class TaskActions(Decide decide, TransferTask transfer, IApprovalStore approvals, Reader reader)
{
    public const string DecideAction = "decide:";

    /// <summary>The outcome that the pressed button stands for; null when another button was pressed.</summary>
    public static string? OutcomeOf(IFormCollection form)
    {
        var action = form["action"].ToString();
        return action.StartsWith(DecideAction, StringComparison.Ordinal) ? action[DecideAction.Length..] : null;
    }

    /// <summary>Decides as the form says: its fields <c>task</c>, <c>version</c>, <c>key</c> and <c>comment</c>.</summary>
    public async Task<Result<Request>> DecideAsync(IFormCollection form, string outcome, JsonObject? filledIn, CancellationToken cancellationToken)
    {
        var taskId = form["task"].ToString();
        var decision = new Decision(
            reader.Id,
            taskId,
            outcome,
            Comment(form["comment"]),
            filledIn,
            Channel.Page,
            Key(form["key"]),
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
        var result = await decide.RunAsync(decision, cancellationToken);
        if (result.Succeeded)
            await approvals.DeleteDraftAsync(reader.Id, Requests.Drafts.OfTask(taskId), cancellationToken);
        return result;
    }

    public Task<Result<Request>> TransferAsync(string taskId, string to, string? comment, CancellationToken cancellationToken) =>
        transfer.RunAsync(reader.Id, taskId, to, Comment(comment), Channel.Page, cancellationToken);

    private static string? Comment(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private static string? Key(string? text) => string.IsNullOrEmpty(text) || text.Length > 200 ? null : text;
}
