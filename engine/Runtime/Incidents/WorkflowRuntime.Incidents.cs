using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Engine.Runtime;

public sealed partial class WorkflowRuntime
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    /// <summary>
    /// Runs a failed activity again: its inputs are evaluated again from the state as it is now. A faulted instance is opened
    /// again, and the branches that the fault cut run again from the activities where they waited.
    /// </summary>
    /// <param name="executionId">The execution that the incident names.</param>
    /// <param name="reason">Why, for the journal.</param>
    public Task<RepairResult> RetryAsync(string instanceId, string executionId, string reason, CancellationToken cancellationToken)
        => SettleAsync(instanceId, executionId, outcomes: null, reason, cancellationToken);

    /// <summary>As <see cref="RetryAsync"/>, but passes over the failed activity as if it had ended with these outcomes ("Done" when none is named).</summary>
    /// <param name="executionId">The execution that the incident names.</param>
    /// <param name="reason">Why, for the journal.</param>
    public Task<RepairResult> SkipAsync(
        string instanceId, string executionId, IReadOnlyList<string> outcomes, string reason, CancellationToken cancellationToken)
        => SettleAsync(instanceId, executionId, outcomes is { Count: > 0 } ? [.. outcomes] : Outcomes.Default, reason, cancellationToken);

    /// <summary>What a retry or a skip would answer; nothing is changed.</summary>
    public async Task<RepairResult> CanSettleAsync(string instanceId, string executionId, bool isSkip, CancellationToken cancellationToken)
        => (await FindIncidentAsync(instanceId, executionId, isSkip, cancellationToken)).Result;

    private async Task<RepairResult> SettleAsync(
        string instanceId, string executionId, string[]? outcomes, string reason, CancellationToken cancellationToken)
    {
        var (result, incident, burst) = await FindIncidentAsync(instanceId, executionId, outcomes is not null, cancellationToken);
        if (incident is not null && burst is not null)
        {
            var reopening = new Reopening(burst);
            reopening.Settle(incident, outcomes, reason);
            reopening.Open(reason);
            await SaveAsync(await burst.RunAsync(), cancellationToken);
        }

        return result;
    }

    private async Task<(RepairResult Result, Incident? Incident, Burst? Burst)> FindIncidentAsync(
        string instanceId, string executionId, bool isSkip, CancellationToken cancellationToken)
    {
        var state = await instances.LockAsync(instanceId, cancellationToken);
        if (state is null)
        {
            return (new RepairResult(RepairOutcome.NotFound), null, null);
        }

        if (!CanGoOn(state))
        {
            return (new RepairResult(RepairOutcome.Ended), null, null);
        }

        if (state.Incidents.Find(incident => incident.ExecutionId == executionId) is not { } found)
        {
            return (new RepairResult(RepairOutcome.NoSuchIncident), null, null);
        }

        var burst = await OpenAsync(state, s_nothing, cancellationToken);
        return new Reopening(burst).Refusal(found, isSkip) is { } problem
            ? (new RepairResult(RepairOutcome.Refused, problem), null, null)
            : (new RepairResult(RepairOutcome.Done, Step: StepOf(burst, found)), found, burst);
    }

    private static SettledStep StepOf(Burst burst, Incident incident)
    {
        var node = burst.Workflow.Definition.FindNode(incident.NodeId);
        var shown = node?.Metadata["displayText"]?.ToString() is { Length: > 0 } text ? text : node?.Name is { Length: > 0 } name ? name : incident.ActivityId;
        var retries = burst.State.Executions.Find(execution => execution.Id == incident.ExecutionId)?.Retries ?? 0;
        return new SettledStep(shown, incident.NodeId, incident.Message, retries + 2);
    }

    internal Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken) => instances.LockAsync(instanceId, cancellationToken);

    internal ValueTask<Burst> OpenAsync(InstanceState state, CancellationToken cancellationToken) => OpenAsync(state, s_nothing, cancellationToken);

    internal Burst Open(InstanceState state, CompiledWorkflow workflow, CancellationToken cancellationToken)
        => new(workflow, state, isNew: false, s_nothing, Services(time.GetUtcNow()), cancellationToken);

    internal async ValueTask<CompiledWorkflow?> CompileAsync(string versionId, CancellationToken cancellationToken)
        => await definitions.FindVersionAsync(versionId, cancellationToken) is { } definition
            ? await catalogue.Workflows.GetAsync(definition, definitions, limits, cancellationToken)
            : null;

    internal static bool CanGoOn(InstanceState state) => state.Status == InstanceStatus.Running || state.SubStatus == InstanceSubStatus.Faulted;
}
