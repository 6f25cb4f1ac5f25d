using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>
/// Stands in for the engine: a process is a list of steps in order. Approved and Submitted go on, Rejected ends, Returned gives the
/// requester a revision, whose submission starts a new round from the first step.
/// </summary>
public sealed class ScriptedProcesses : IProcesses
{
    private readonly Dictionary<string, (string BookmarkId, int Step, string TaskId)> _waiting = [];
    private int _bookmarks;

    /// <summary>Set once everything is wired.</summary>
    public TaskDesk? Tasks { get; set; }

    public RequestDesk? Requests { get; set; }

    public List<ProcessDescription> Published { get; } = [];

    /// <summary>What the process does, step by step; the instance is filled in.</summary>
    public List<NewTask> Steps { get; } = [];

    /// <summary>Called at the end instead of setting the outcome Approved.</summary>
    public Func<string, Task>? AtEnd { get; set; }

    /// <summary>Set to let the next continuation fail after all its steps have run.</summary>
    public Exception? FailAfterContinuing { get; set; }

    public List<string> Cancelled { get; } = [];

    public Task<IReadOnlyList<ProcessDescription>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProcessDescription>>(Published);

    public Task<ProcessDescription?> FindAsync(string definitionId, CancellationToken cancellationToken) =>
        Task.FromResult(Published.FirstOrDefault(p => p.DefinitionId == definitionId));

    public Task<ProcessDescription?> FindVersionAsync(string versionId, CancellationToken cancellationToken) =>
        Task.FromResult(Published.FirstOrDefault(p => p.VersionId == versionId));

    public Task StartAsync(string definitionId, string instanceId, string requestNumber, JsonObject inputs, CancellationToken cancellationToken) =>
        RunFromAsync(instanceId, 0, cancellationToken);

    public async Task<bool> ContinueAsync(
        string instanceId, string bookmarkId, string outcome, JsonObject? form, CancellationToken cancellationToken)
    {
        if (!_waiting.TryGetValue(instanceId, out var wait) || wait.BookmarkId != bookmarkId)
            return false;
        _waiting.Remove(instanceId);
        try
        {
            await NextAsync(instanceId, wait.Step, outcome, form, cancellationToken);
            return FailAfterContinuing is { } failure ? throw failure : true;
        }
        catch
        {
            _waiting[instanceId] = wait; // The engine's state is part of the unit of work.
            throw;
        }
    }

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        _waiting.Remove(instanceId);
        Cancelled.Add(instanceId);
        return Requests!.EndAsync(instanceId, faulted: false, cancellationToken);
    }

    public Task<IReadOnlyList<RouteStep>> RouteAsync(
        string versionId, string? instanceId, string requesterId, JsonObject inputs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RouteStep>>([.. Steps.Select((s, i) => new RouteStep($"step{i}", s.StepName, null, "manager"))]);

    /// <summary>As if the timer or the bookmark had been consumed by somebody else.</summary>
    public void Forget(string instanceId) => _waiting.Remove(instanceId);

    private async Task NextAsync(string instanceId, int step, string outcome, JsonObject? form, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case Outcomes.Rejected:
                await Requests!.SetOutcomeAsync(instanceId, outcome, canWithdraw: false, cancellationToken);
                await Requests.EndAsync(instanceId, faulted: false, cancellationToken);
                break;
            case Outcomes.Returned:
                await Requests!.ReturnAsync(instanceId, cancellationToken);
                await AskAsync(instanceId, -1, Revision(), cancellationToken);
                break;
            case Outcomes.Submitted when step < 0:
                await Requests!.ResubmitAsync(instanceId, form ?? [], cancellationToken);
                await RunFromAsync(instanceId, 0, cancellationToken);
                break;
            default:
                await RunFromAsync(instanceId, step + 1, cancellationToken);
                break;
        }
    }

    private async Task RunFromAsync(string instanceId, int step, CancellationToken cancellationToken)
    {
        for (; step < Steps.Count; step++)
        {
            if (await AskAsync(instanceId, step, Steps[step], cancellationToken))
                return;
        }

        if (AtEnd is { } end)
            await end(instanceId);
        else
            await Requests!.SetOutcomeAsync(instanceId, Outcomes.Approved, canWithdraw: false, cancellationToken);
        await Requests!.EndAsync(instanceId, faulted: false, cancellationToken);
    }

    private async Task<bool> AskAsync(string instanceId, int step, NewTask asked, CancellationToken cancellationToken)
    {
        var task = await Tasks!.AssignAsync(asked with { InstanceId = instanceId }, cancellationToken);
        if (task.State == TaskState.Skipped)
            return false;
        task.BookmarkId = $"bookmark-{++_bookmarks}";
        _waiting[instanceId] = (task.BookmarkId, step, task.Id);
        return true;
    }

    private NewTask Revision() => new()
    {
        InstanceId = "",
        Kind = TaskKind.Revision,
        StepName = "修改申请",
        Approver = "requester",
        Outcomes = [new(Outcomes.Submitted, "", false)],
        Fields = Published[0].Fields,
    };
}
