using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Execution.Migrations;
using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Engine.Runtime.Migrations;

/// <summary>
/// Takes a running or faulted instance to another version of its definition. What has run is never run again; what is open stays
/// open, with its bookmarks. Runs inside the transaction that its caller has opened; the audit trail is the caller's.
/// </summary>
public sealed class InstanceMigration(WorkflowRuntime runtime)
{
    /// <summary>Says what <see cref="MigrateAsync"/> would do; nothing is changed.</summary>
    public async Task<MigrationPlan> PlanAsync(string instanceId, string versionId, CancellationToken cancellationToken)
        => (await PrepareAsync(instanceId, versionId, cancellationToken)).Plan;

    /// <summary>Locks the instance and takes it to the version, unless something that is open stands against it.</summary>
    /// <param name="versionId">The id of a version that was published.</param>
    /// <param name="reason">Why, for the journal.</param>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public async Task<MigrationPlan> MigrateAsync(string instanceId, string versionId, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var (plan, state, from, to) = await PrepareAsync(instanceId, versionId, cancellationToken);
        if (plan.IsDone && state is not null && from is not null && to is not null)
        {
            var burst = await MoveAsync(state, from, to, isRehearsal: false, cancellationToken);
            burst.Journal.Write("Migrated", reason, new JsonObject
            {
                ["fromVersion"] = plan.FromVersion,
                ["fromVersionId"] = plan.FromVersionId,
                ["toVersion"] = plan.ToVersion,
                ["toVersionId"] = plan.ToVersionId,
            });
            await runtime.SaveAsync(state.Status == InstanceStatus.Running && burst.Scheduled.Any() ? await burst.RunAsync() : burst.Keep(), cancellationToken);
        }

        return plan;
    }

    private async Task<(MigrationPlan Plan, InstanceState? State, CompiledWorkflow? From, CompiledWorkflow? To)> PrepareAsync(
        string instanceId, string versionId, CancellationToken cancellationToken)
    {
        var state = await runtime.LockAsync(instanceId, cancellationToken);
        if (state is null || !WorkflowRuntime.CanGoOn(state))
        {
            var outcome = state is null ? RepairOutcome.NotFound : RepairOutcome.Ended;
            return (new MigrationPlan(outcome, null, state?.DefinitionVersionId ?? "", state?.DefinitionVersion ?? 0, versionId, 0, []), null, null, null);
        }

        var to = await runtime.CompileAsync(versionId, cancellationToken);
        var problem = ProblemOf(state, versionId, to);
        if (problem is not null || to is null)
        {
            return (new MigrationPlan(
                RepairOutcome.Refused, problem, state.DefinitionVersionId, state.DefinitionVersion, versionId, to?.Definition.Version ?? 0, []), null, null, null);
        }

        // Tried out on a copy: the state that will be migrated is not touched by the look at it.
        var old = await runtime.OpenAsync(InstanceState.FromJson(state.ToJson()), cancellationToken);
        var effects = new EffectList();
        new ExecutionReading(old, to, effects).Read();
        new VariableReading(old, to, effects).Read();
        if (!effects.Refuse)
        {
            var trial = await MoveAsync(InstanceState.FromJson(state.ToJson()), old.Workflow, to, isRehearsal: true, cancellationToken);
            foreach (var node in trial.Scheduled)
            {
                effects.Add(MigrationEffectKind.RunsAtOnce, node, node.NodeId, $"{EffectList.Name(node)} runs at once: nothing that it waited for is lacking any more.");
            }
        }

        var plan = new MigrationPlan(
            effects.Refuse ? RepairOutcome.Refused : RepairOutcome.Done,
            effects.Refuse ? string.Join(" ", effects.All.Where(effect => effect.IsRefusal).Select(effect => effect.Message)) : null,
            state.DefinitionVersionId,
            state.DefinitionVersion,
            to.Definition.Id,
            to.Definition.Version,
            effects.All);
        return (plan, state, old.Workflow, to);
    }

    private async Task<Burst> MoveAsync(
        InstanceState state, CompiledWorkflow from, CompiledWorkflow to, bool isRehearsal, CancellationToken cancellationToken)
    {
        state.DefinitionVersionId = to.Definition.Id;
        state.DefinitionVersion = to.Definition.Version;
        var burst = runtime.Open(state, to, cancellationToken);
        burst.IsRehearsal = isRehearsal;
        VariableReading.Convert(burst, from);
        await new FlowMigration(burst, from).RunAsync();
        if (state.Status != InstanceStatus.Running)
        {
            burst.KeepScheduled();
        }

        return burst;
    }

    private static string? ProblemOf(InstanceState state, string versionId, CompiledWorkflow? to) => to switch
    {
        null => $"There is no version '{versionId}'.",
        _ when to.Definition.DefinitionId != state.DefinitionId
            => $"'{versionId}' is a version of the workflow {to.Definition.DefinitionId}; the instance runs {state.DefinitionId}.",
        _ when to.Definition.Id == state.DefinitionVersionId => "The instance runs on this version already.",
        { Definition.IsPublished: false } => "The version is a draft, which may still change; publish it first.",
        _ => null,
    };
}
