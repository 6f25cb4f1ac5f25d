using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Activities.Workflows;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>
/// Does the jobs of the engine. The caller opens a transaction for each and deletes the job in it, so that each happens exactly once.
/// A job that finds nothing to do any more (the bookmark is gone, the instance has ended) is done.
/// </summary>
public sealed class WorkflowJobs(WorkflowRuntime runtime, StimulusSender stimuli, IStimulusStore store, IDefinitionStore definitions)
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    /// <exception cref="ArgumentException">The job is of no kind that the engine does (<see cref="WorkflowJobKinds.OfEngine"/>), or its payload cannot be read.</exception>
    public Task RunAsync(JobRequest job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Kind switch
        {
            WorkflowJobKinds.Timer => ResumeAsync(Read<ResumePayload>(job), cancellationToken),
            WorkflowJobKinds.Resume => ResumeAsync(Read<ResumePayload>(job), cancellationToken),
            WorkflowJobKinds.Start => StartAsync(Read<StartPayload>(job), cancellationToken),
            WorkflowJobKinds.PublishEvent => PublishAsync(Read<EventPayload>(job), job.Key, cancellationToken),
            WorkflowJobKinds.ChildEnd => TellParentAsync(Read<ChildEndPayload>(job), cancellationToken),
            WorkflowJobKinds.Cancel => CancelAsync(Read<CancelPayload>(job), cancellationToken),
            WorkflowJobKinds.CancelChildren => CancelChildrenAsync(Read<CancelPayload>(job), cancellationToken),
            _ => throw new ArgumentException($"The engine does no jobs of the kind '{job.Kind}'.", nameof(job)),
        };
    }

    /// <summary>Starts an instance whose id is known beforehand; nothing happens when it exists or its definition's activation strategy forbids it.</summary>
    /// <returns>Its state after the first burst; null when it was not started.</returns>
    /// <exception cref="DefinitionNotFoundException">There is no published version any more.</exception>
    public async Task<InstanceState?> StartAsync(StartPayload start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        // Two who handle the same occurrence wait for each other here.
        await store.LockAsync(StimulusKeys.Start(start.InstanceId), cancellationToken);
        if (await runtime.ExistsAsync(start.InstanceId, cancellationToken)
            || (start.ParentInstanceId is { } parent && !await runtime.WantsChildAsync(parent, start.ReportsTo, cancellationToken)))
        {
            return null;
        }

        var versionId = start.DefinitionVersionId;
        if (start.IsActivation)
        {
            var definition = await definitions.FindPublishedAsync(start.DefinitionId, cancellationToken);
            // The trigger may have been retracted since; what it saw then is void.
            if (definition is null
                || !HasTrigger(definition, start.TriggerActivityId)
                || !await new Activation(store).IsAllowedAsync(definition, start.CorrelationId, cancellationToken))
            {
                return null;
            }

            versionId = definition.Id;
        }

        return await runtime.StartAsync(
            new StartInstance
            {
                DefinitionId = start.DefinitionId,
                DefinitionVersionId = versionId,
                InstanceId = start.InstanceId,
                TriggerActivityId = start.TriggerActivityId,
                CorrelationId = start.CorrelationId,
                Name = start.Name,
                ParentInstanceId = start.ParentInstanceId,
                Depth = start.Depth,
                ReportsTo = start.ReportsTo,
                Input = Input(start.Input),
            },
            cancellationToken);
    }

    internal static JobRequest Start(StartPayload start) => Request(WorkflowJobKinds.Start, start.InstanceId, start);

    internal static JobRequest Request<T>(string kind, string key, T payload)
        => new(kind, key, JsonSerializer.SerializeToNode(payload, PlainValue.Json));

    internal static JsonObject ToJson(IEnumerable<KeyValuePair<string, object?>> input)
    {
        var json = new JsonObject();
        foreach (var (name, value) in input)
        {
            json[name] = PlainValue.ToNode(value);
        }

        return json;
    }

    internal static Dictionary<string, object?> Input(JsonObject? json) => json is null
        ? s_nothing
        : json.ToDictionary(pair => pair.Key, pair => PlainValue.FromNode(pair.Value), StringComparer.OrdinalIgnoreCase);

    private async Task ResumeAsync(ResumePayload resume, CancellationToken cancellationToken)
    {
        var outcome = await runtime.ResumeAsync(resume.InstanceId, resume.BookmarkId, Input(resume.Input), cancellationToken);
        if (outcome == ResumeOutcome.BookmarkGone && resume is { Hash: { } hash, Key: { } key })
        {
            // Another stimulus took the bookmark first. This one came all the same: it goes to where the instance waits for its like now.
            await stimuli.SendAgainAsync(hash, key, resume, cancellationToken);
        }
    }

    private Task<StimulusOutcome> PublishAsync(EventPayload sent, string key, CancellationToken cancellationToken) => stimuli.SendAsync(
        new Stimulus
        {
            Name = EventStimulus.Name,
            Payload = EventStimulus.Payload(sent.EventName),
            Key = key,
            CorrelationId = sent.CorrelationId,
            InstanceId = sent.InstanceId,
            Input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = PlainValue.FromNode(sent.Payload) },
        },
        cancellationToken);

    private async Task TellParentAsync(ChildEndPayload end, CancellationToken cancellationToken)
    {
        var input = new Dictionary<string, object?>
        {
            [ChildStimulus.InstanceIdKey] = end.InstanceId,
            [ChildStimulus.SubStatusKey] = end.SubStatus,
            [ChildStimulus.OutputKey] = end.Output?.DeepClone(),
        };
        await runtime.ResumeByHashAsync(end.ParentInstanceId, end.BookmarkHash, input, cancellationToken);
    }

    private async Task CancelAsync(CancelPayload cancel, CancellationToken cancellationToken)
    {
        // Its start may be under way: that one has not seen yet that nobody wants it any more, and is waited for.
        await store.LockAsync(StimulusKeys.Start(cancel.InstanceId), cancellationToken);
        await runtime.CancelAsync(cancel.InstanceId, cancel.Reason, cancellationToken);
    }

    private async Task CancelChildrenAsync(CancelPayload cancel, CancellationToken cancellationToken)
    {
        // Each in a transaction of its own: a parent of thousands must not hold thousands of locks.
        foreach (var child in await store.ChildrenAsync(cancel.InstanceId, cancellationToken))
        {
            store.Enqueue(Request(WorkflowJobKinds.Cancel, child, cancel with { InstanceId = child }));
        }
    }

    private static bool HasTrigger(WorkflowDefinition definition, string? activityId)
        => activityId is null || definition.Nodes().Any(node => node.Id == activityId && node.CanStartWorkflow);

    private static T Read<T>(JobRequest job)
    {
        try
        {
            return job.Payload.Deserialize<T>(PlainValue.Json) ?? throw new ArgumentException($"The job {job.Kind}/{job.Key} has no payload.", nameof(job));
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The payload of the job {job.Kind}/{job.Key} cannot be read: {exception.Message}", nameof(job), exception);
        }
    }
}
