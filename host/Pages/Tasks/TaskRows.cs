using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Tasks;

/// <summary>Puts together the rows of the inbox.</summary>
public sealed class TaskRows(IApprovalStore approvals, IProcesses processes, Reader reader, Say say)
{
    private const int MostFacts = 5;

    /// <summary>What waits for the reader, his own and those of whom he acts for, due first.</summary>
    public async Task<Crm.Page<TaskRow>> OpenAsync(string? text, Crm.PageOf page, CancellationToken cancellationToken)
    {
        var filter = new InboxFilter(reader.Company.ActsFor(reader.Id, reader.Now), reader.Id, Text: Trimmed(text));
        return await RowsAsync(await approvals.InboxAsync(filter, page, cancellationToken), cancellationToken);
    }

    /// <summary>What the reader has decided, newest first.</summary>
    public async Task<Crm.Page<TaskRow>> DoneAsync(string? text, Crm.PageOf page, CancellationToken cancellationToken)
    {
        var filter = new InboxFilter(null, DecidedById: reader.Id, Text: Trimmed(text));
        return await RowsAsync(await approvals.InboxAsync(filter, page, cancellationToken), cancellationToken);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<Crm.Page<TaskRow>> RowsAsync(Crm.Page<StaffTask> page, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, ProcessDescription?>(StringComparer.Ordinal);
        foreach (var version in page.Items.Select(t => t.DefinitionVersionId).Distinct(StringComparer.Ordinal))
            known[version] = await processes.FindVersionAsync(version, cancellationToken);
        return new(
            [.. page.Items.Select(t => Row(t, known[t.DefinitionVersionId]))], page.Number, page.Size, page.Total);
    }

    private TaskRow Row(StaffTask task, ProcessDescription? process) => new(
        task, process, [.. TaskJson.Facts(task).Take(MostFacts).Select(fact => say.Fact(process, fact))], TaskJson.Outcomes(task), TaskRights.OnBehalfOf(task, reader.Id));
}
