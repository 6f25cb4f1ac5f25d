using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Execution.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>
/// Changes running and faulted instances by hand. Runs inside the transaction that its caller has opened, and writes lines of the
/// journal; the audit trail is the caller's.
/// </summary>
public sealed class InstanceAlterations(WorkflowRuntime runtime)
{
    /// <summary>
    /// Locks the instance and makes the alterations, all or none of them. A faulted instance goes on, unless only variables were changed.
    /// </summary>
    /// <param name="reason">Why, for the journal.</param>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public Task<AlterationResult> AlterAsync(
        string instanceId, IReadOnlyList<InstanceAlteration> alterations, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return RunAsync(instanceId, alterations, reason, isPlan: false, cancellationToken);
    }

    /// <summary>What <see cref="AlterAsync"/> would do; nothing is changed, and no activity is told.</summary>
    public Task<AlterationResult> PlanAsync(
        string instanceId, IReadOnlyList<InstanceAlteration> alterations, CancellationToken cancellationToken)
        => RunAsync(instanceId, alterations, "", isPlan: true, cancellationToken);

    private async Task<AlterationResult> RunAsync(
        string instanceId, IReadOnlyList<InstanceAlteration> alterations, string reason, bool isPlan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alterations);
        var state = await runtime.LockAsync(instanceId, cancellationToken);
        if (state is null || !WorkflowRuntime.CanGoOn(state))
        {
            return new AlterationResult(state is null ? RepairOutcome.NotFound : RepairOutcome.Ended, null, []);
        }

        // First on a copy, without telling anybody: an activity that was told to close its task cannot be told that it was a mistake.
        var copy = await runtime.OpenAsync(InstanceState.FromJson(state.ToJson()), cancellationToken);
        copy.IsRehearsal = true;
        var rehearsal = new AlterationRun(copy);
        await rehearsal.ApplyAsync(alterations, reason);
        if (rehearsal.Problem is { } problem)
        {
            return new AlterationResult(RepairOutcome.Refused, problem, []);
        }

        if (isPlan)
        {
            return new AlterationResult(RepairOutcome.Done, null, rehearsal.Changes);
        }

        var run = new AlterationRun(await runtime.OpenAsync(state, cancellationToken));
        await run.ApplyAsync(alterations, reason);
        if (run.Problem is { } late)
        {
            throw new InvalidOperationException($"The alterations of instance {instanceId} were possible when they were tried, and are not now: {late}");
        }

        await runtime.SaveAsync(await run.FinishAsync(reason), cancellationToken);
        return new AlterationResult(RepairOutcome.Done, null, run.Changes, state.SubStatus);
    }
}
