using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Starts or resumes the instance that a call is for, in one unit of work; what the burst has written is in <see cref="InboundReply"/> then.</summary>
internal sealed class InboundRun(
    IUnitOfWork unitOfWork, WorkflowJobs jobs, WorkflowRuntime runtime, IInstanceStore instances, IIds ids, InboundReply reply)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <param name="key">The caller's own name of this call; sent again under it, it starts nothing new.</param>
    /// <returns>The instance as it is now; null when none was started and none waits any more.</returns>
    public Task<InstanceState?> RunAsync(InboundTarget target, InboundAddress address, HttpArrival arrival, string? key, CancellationToken cancellationToken)
    {
        var call = JsonSerializer.SerializeToNode(arrival, s_json);
        var occurrence = key ?? ids.New();
        return unitOfWork.RunAsync(
            token =>
            {
                reply.Begin();
                return target.Trigger is { } trigger ? StartAsync(trigger, address, call, occurrence, token) : ResumeAsync(target.Bookmark!, call, token);
            },
            cancellationToken);
    }

    private async Task<InstanceState?> StartAsync(TriggerRecord trigger, InboundAddress address, JsonNode? call, string key, CancellationToken cancellationToken)
    {
        var start = new StartPayload
        {
            DefinitionId = trigger.DefinitionId,
            InstanceId = StimulusKeys.InstanceId(trigger.Id, key),
            TriggerActivityId = trigger.ActivityId,
            CorrelationId = address.CorrelationId,
            IsActivation = true,
            Input = new JsonObject { [HttpArrival.InputKey] = call?.DeepClone() },
        };
        return await jobs.StartAsync(start, cancellationToken) ?? await instances.FindAsync(start.InstanceId, cancellationToken);
    }

    private async Task<InstanceState?> ResumeAsync(WaitingBookmark bookmark, JsonNode? call, CancellationToken cancellationToken)
    {
        var input = new Dictionary<string, object?> { [HttpArrival.InputKey] = call };
        return await runtime.ResumeAsync(bookmark.InstanceId, bookmark.BookmarkId, input, cancellationToken) == ResumeOutcome.Resumed
            ? await instances.FindAsync(bookmark.InstanceId, cancellationToken)
            : null;
    }
}
