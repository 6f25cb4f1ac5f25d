using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>
/// Brings a stimulus to everybody whom it concerns. It writes one job for each start and each resumption in the caller's
/// transaction, so that each runs in a transaction of its own, and none is lost or done twice.
/// </summary>
public sealed class StimulusSender(IStimulusStore store, EngineLimits limits, TimeProvider time)
{
    public async Task<StimulusOutcome> SendAsync(Stimulus stimulus, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        var hash = stimulus.Hash;
        var input = WorkflowJobs.ToJson(stimulus.Input);
        var starts = stimulus.InstanceId is null ? await store.TriggersAsync(hash, cancellationToken) : [];
        if ((stimulus.InstanceId ?? stimulus.CorrelationId) is { } scope)
        {
            // From here on an instance that begins to wait does so after us and finds what we keep.
            await store.LockAsync(StimulusKeys.Waiting(hash, scope), cancellationToken);
        }

        var waiting = await store.WaitingAsync(hash, stimulus.CorrelationId, stimulus.InstanceId, cancellationToken);
        var isKept = starts.Count + waiting.Count == 0 && IsCorrelated(stimulus);
        if ((starts.Count + waiting.Count == 0 && !isKept) || !await store.ReceiveAsync(stimulus.Key, time.GetUtcNow() + limits.EarlyStimulus, cancellationToken))
        {
            return new StimulusOutcome(0, 0, WasKept: false);
        }

        foreach (var trigger in starts)
        {
            store.Enqueue(Start(trigger, stimulus.Key, stimulus.CorrelationId, input));
        }

        foreach (var bookmark in waiting)
        {
            store.Enqueue(Resume(bookmark, hash, stimulus.Key, input, IsCorrelated(stimulus)));
        }

        if (isKept)
        {
            await store.KeepAsync(Kept(stimulus.Key, hash, stimulus.CorrelationId, stimulus.InstanceId, input), cancellationToken);
        }

        return new StimulusOutcome(starts.Count, waiting.Count, isKept);
    }

    /// <summary>The job that starts an instance by a trigger.</summary>
    /// <param name="key">Tells this occurrence from others: the same trigger and key start one instance, however often.</param>
    public static JobRequest Start(TriggerRecord trigger, string key, string? correlationId, JsonObject? input)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var instanceId = StimulusKeys.InstanceId(trigger.Id, key);
        return WorkflowJobs.Start(new StartPayload
        {
            DefinitionId = trigger.DefinitionId,
            InstanceId = instanceId,
            TriggerActivityId = trigger.ActivityId,
            CorrelationId = correlationId,
            Input = input?.DeepClone().AsObject(),
            IsActivation = true,
        });
    }

    /// <summary>The job that resumes a bookmark; the stimulus's key is part of its own, because one bookmark may wait for several.</summary>
    public static JobRequest Resume(WaitingBookmark bookmark, string hash, string key, JsonObject? input, bool isKept)
    {
        ArgumentNullException.ThrowIfNull(bookmark);
        return WorkflowJobs.Request(
            WorkflowJobKinds.Resume,
            $"{bookmark.BookmarkId}:{key}",
            new ResumePayload(bookmark.InstanceId, bookmark.BookmarkId, input?.DeepClone().AsObject(), hash, key, isKept));
    }

    /// <summary>The instance has been resumed by another stimulus of the kind: this one goes to its next bookmark, now or when it comes.</summary>
    internal async Task SendAgainAsync(string hash, string key, ResumePayload resume, CancellationToken cancellationToken)
    {
        await store.LockAsync(StimulusKeys.Waiting(hash, resume.InstanceId), cancellationToken);
        var waiting = await store.WaitingAsync(hash, correlationId: null, resume.InstanceId, cancellationToken);
        if (waiting.Count > 0)
        {
            store.Enqueue(Resume(waiting[0], hash, key, resume.Input, resume.IsKept));
        }
        else if (resume.IsKept)
        {
            await store.KeepAsync(Kept(key, hash, correlationId: null, resume.InstanceId, resume.Input ?? []), cancellationToken);
        }
    }

    private static bool IsCorrelated(Stimulus stimulus) => stimulus.IsKept && (stimulus.InstanceId ?? stimulus.CorrelationId) is not null;

    private KeptStimulus Kept(string key, string hash, string? correlationId, string? instanceId, JsonObject input) => new()
    {
        Key = key,
        Hash = hash,
        CorrelationId = correlationId,
        InstanceId = instanceId,
        Input = input.DeepClone().AsObject(),
        ExpiresAt = time.GetUtcNow() + limits.EarlyStimulus,
    };
}
