using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Runs the bursts of requests; <see cref="RequestEnds"/> closes the request of one that ends.</summary>
/// <param name="requests">Asked for only when an instance is repaired: the desk itself asks about processes, so it cannot be there before them.</param>
public sealed class Bursts(WorkflowRuntime runtime, Func<RequestDesk> requests)
{
    public Task StartAsync(StartInstance start, CancellationToken cancellationToken) => runtime.StartAsync(start, cancellationToken);

    /// <summary>False when nothing waits there any more; nothing was done then.</summary>
    public async Task<bool> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken) =>
        await runtime.ResumeAsync(instanceId, bookmarkId, input, cancellationToken) == ResumeOutcome.Resumed;

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        runtime.CancelAsync(instanceId, reason, cancellationToken);

    /// <summary>Runs a failed activity again; the request that was closed as failed runs again, in the same unit of work.</summary>
    /// <param name="executionId">The execution that the incident names.</param>
    /// <param name="actorId">Who repairs it, for the request's story and the audit trail.</param>
    /// <param name="reason">Why, for the story, the audit trail and the journal.</param>
    public async Task<RepairResult> RetryAsync(
        string instanceId, string executionId, string actorId, string reason, CancellationToken cancellationToken)
    {
        var answer = await runtime.CanSettleAsync(instanceId, executionId, isSkip: false, cancellationToken);
        if (!answer.IsDone)
            return answer;
        // Before the burst: its steps give tasks only for a request that runs, and it may fail again.
        await requests().RepairAsync(instanceId, "request.retried", actorId, reason, cancellationToken, Detail(reason, answer));
        return await runtime.RetryAsync(instanceId, executionId, reason, cancellationToken);
    }

    /// <summary>As <see cref="RetryAsync"/>, but passes over the failed activity as if it had ended with these outcomes.</summary>
    public async Task<RepairResult> SkipAsync(
        string instanceId, string executionId, IReadOnlyList<string> outcomes, string actorId, string reason, CancellationToken cancellationToken)
    {
        var answer = await runtime.CanSettleAsync(instanceId, executionId, isSkip: true, cancellationToken);
        if (!answer.IsDone)
            return answer;
        await requests().RepairAsync(instanceId, "request.skipped", actorId, reason, cancellationToken, Detail(reason, answer));
        return await runtime.SkipAsync(instanceId, executionId, outcomes, reason, cancellationToken);
    }

    private static object Detail(string reason, RepairResult answer) => new { reason, steps = new[] { answer.Step } };

    /// <summary>
    /// Makes the alterations, all or none; the request that was closed as failed runs again when its instance goes on, and one whose
    /// instance was ended by them is closed as cancelled. The audit trail says what was there before and after.
    /// </summary>
    public async Task<AlterationResult> AlterAsync(
        string instanceId, IReadOnlyList<InstanceAlteration> alterations, string actorId, string reason, CancellationToken cancellationToken)
    {
        var desk = new InstanceAlterations(runtime);
        var plan = await desk.PlanAsync(instanceId, alterations, cancellationToken);
        if (!plan.IsDone)
            return plan;
        var detail = new { reason, changes = plan.Changes.Select(change => new { kind = change.Alteration.GetType().Name, change.Subject, change.Before, change.After }) };
        if (alterations.Any(alteration => alteration is not (ChangeVariable or CancelInstance)))
            await requests().RepairAsync(instanceId, "request.altered", actorId, reason, cancellationToken, detail);
        else
            await requests().InterfereAsync(instanceId, "request.altered", actorId, detail, versionId: null, cancellationToken);
        var result = await desk.AlterAsync(instanceId, alterations, reason, cancellationToken);
        if (result.SubStatus == InstanceSubStatus.Cancelled)
            await requests().CancelAsync(instanceId, actorId, reason, cancellationToken);
        return result;
    }

    /// <summary>Takes the instance, its request and its open tasks to another version of the process.</summary>
    public async Task<MigrationPlan> MigrateAsync(
        string instanceId, string versionId, string actorId, string reason, CancellationToken cancellationToken)
    {
        var plan = await new InstanceMigration(runtime).MigrateAsync(instanceId, versionId, reason, cancellationToken);
        if (plan.IsDone)
        {
            var detail = new { reason, plan.FromVersion, plan.FromVersionId, plan.ToVersion, plan.ToVersionId };
            await requests().InterfereAsync(instanceId, "request.migrated", actorId, detail, versionId, cancellationToken);
        }

        return plan;
    }
}
