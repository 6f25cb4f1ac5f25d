using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Designer.Instances;

/// <summary>
/// Does to instances what an owner asks for from the designer. The Studio asks for no reason, so the audit trail and the journal say
/// that it was done there.
/// </summary>
internal sealed class InstanceActions(
    IUnitOfWork unitOfWork, InstanceReader reader, IInstanceStore instances, Bursts bursts, DeleteInstance deletion, IAudit audit, CurrentPerson current, Texts texts)
    : IInstanceActions
{
    /// <summary>A call must end while somebody waits for it.</summary>
    private const int MostAtOnce = 200;

    public async Task<StudioAnswer<int>> CancelAsync(InstanceChoice choice, CancellationToken cancellationToken)
    {
        var ids = choice.Ids is { Count: > 0 } named ? named : await RunningAsync(choice, cancellationToken);
        if (ids.Count > MostAtOnce)
            return new StudioRefusal(texts.Get("instances.too-many", ("most", $"{MostAtOnce}")));
        var cancelled = 0;
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            // Each in a unit of its own: the others stay ended when one of them meets a fault.
            if (await unitOfWork.RunAsync(token => CancelAsync(id, texts["instances.reason.cancelled"], token), cancellationToken))
                cancelled++;
        }

        return cancelled;
    }

    public async Task<StudioAnswer<int>> DeleteAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellationToken)
    {
        if (instanceIds.Count > MostAtOnce)
            return new StudioRefusal(texts.Get("instances.too-many", ("most", $"{MostAtOnce}")));
        return await unitOfWork.RunAsync(token => DeleteTogetherAsync(instanceIds, token), cancellationToken);
    }

    public async Task<StudioAnswer<RetriedInstances>> RetryAsync(
        IReadOnlyList<string> instanceIds, IReadOnlyList<string> activityIds, CancellationToken cancellationToken)
    {
        if (instanceIds.Count is 0 or > MostAtOnce)
            return new StudioRefusal(instanceIds.Count == 0 ? texts["instances.none-chosen"] : texts.Get("instances.too-many", ("most", $"{MostAtOnce}")));
        var (retried, untouched) = (new List<string>(), new List<string>());
        foreach (var id in instanceIds.Distinct(StringComparer.Ordinal))
            (await unitOfWork.RunAsync(token => RetryAsync(id, activityIds, token), cancellationToken) ? retried : untouched).Add(id);
        return new RetriedInstances(retried, untouched);
    }

    private async Task<StudioAnswer<int>> DeleteTogetherAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellationToken)
    {
        foreach (var id in instanceIds)
        {
            if (await deletion.IsOfRequestAsync(id, cancellationToken))
                return new StudioRefusal(texts.Get("instances.of-request", ("name", (await instances.FindAsync(id, cancellationToken))?.Name ?? id)));
        }

        var deleted = 0;
        foreach (var id in instanceIds.Distinct(StringComparer.Ordinal))
        {
            await CancelAsync(id, texts["instances.reason.deleted"], cancellationToken);
            var what = await instances.FindAsync(id, cancellationToken);
            if (!await deletion.RunAsync(id, cancellationToken))
                continue;
            audit.Record(current.RequiredId, "instance.deleted", $"instance/{id}", new { name = what?.Name ?? id, what?.DefinitionId, what?.DefinitionVersion, from = "designer" });
            deleted++;
        }

        return deleted;
    }

    private async Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        var what = await instances.FindAsync(instanceId, cancellationToken);
        var result = await bursts.AlterAsync(instanceId, [new CancelInstance()], current.RequiredId, reason, cancellationToken);
        if (result.IsDone && !await deletion.IsOfRequestAsync(instanceId, cancellationToken))
            audit.Record(current.RequiredId, "instance.cancelled", $"instance/{instanceId}", new { name = what?.Name ?? instanceId, what?.DefinitionId, what?.DefinitionVersion, reason });
        return result.IsDone;
    }

    /// <summary>One incident after the other: the first retry may already have opened the instance again.</summary>
    private async Task<bool> RetryAsync(string instanceId, IReadOnlyList<string> activityIds, CancellationToken cancellationToken)
    {
        var reason = texts["instances.reason.retried"];
        var failed = (await instances.FindAsync(instanceId, cancellationToken))?.Incidents
            .Where(incident => activityIds.Count == 0 || activityIds.Contains(incident.ActivityId)).Select(incident => incident.ExecutionId).Distinct().ToList() ?? [];
        var steps = new List<SettledStep>();
        foreach (var executionId in failed)
        {
            if (await bursts.RetryAsync(instanceId, executionId, current.RequiredId, reason, cancellationToken) is { IsDone: true, Step: { } step })
                steps.Add(step);
        }

        if (steps.Count > 0 && !await deletion.IsOfRequestAsync(instanceId, cancellationToken))
            audit.Record(current.RequiredId, "instance.retried", $"instance/{instanceId}", new { reason, steps });
        return steps.Count > 0;
    }

    private async Task<IReadOnlyList<string>> RunningAsync(InstanceChoice choice, CancellationToken cancellationToken)
    {
        var filter = new InstanceFilter
        {
            DefinitionIds = string.IsNullOrEmpty(choice.DefinitionId) ? null : [choice.DefinitionId],
            DefinitionVersionId = string.IsNullOrEmpty(choice.DefinitionVersionId) ? null : choice.DefinitionVersionId,
            Version = int.TryParse(choice.VersionOptions, out var version) ? version : null,
            Statuses = [InstanceStatus.Running],
        };
        var running = await reader.ListAsync(filter, new PageOf(1, MostAtOnce + 1), cancellationToken);
        return [.. running.Items.Select(row => row.Id)];
    }
}
