using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Simulation;

/// <summary>
/// Lets virtual time pass: does what is due first, be it a job of the machine or a deed of somebody outside, and jumps to that instant.
/// Jobs that would reach outside are only noted; a call of a server is answered by the script.
/// </summary>
public sealed class SimulationLoop(MemoryStore store, VirtualClock clock, WorkflowRuntime runtime, WorkflowJobs jobs, SimulationLimits limits)
{
    private readonly List<SimulatedJob> _outside = [];

    /// <summary>What would have been done outside, in the order of time.</summary>
    public IReadOnlyList<SimulatedJob> Outside => _outside;

    /// <summary>How a server answers a call; the default answers every call with 200 and no content.</summary>
    public Func<HttpCallPayload, HttpCallResult> Answer { get; init; } = _ => new HttpCallResult { StatusCode = 200, Attempts = 1 };

    /// <summary>The way taken so far, in the order of time; what belongs to one instance stays in its order.</summary>
    public IReadOnlyList<SimulatedStep> Path =>
    [
        .. store.InstanceIds.SelectMany(id => store.Journal(id).Select(line => SimulatedStep.Of(id, line))).OrderBy(step => step.At),
    ];

    /// <param name="next">The next deed from outside; null when nobody does anything more as things stand.</param>
    public async Task<(SimulationEnd End, string? Message)> RunAsync(
        Func<CancellationToken, ValueTask<SimulatedDeed?>> next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(next);
        var latest = clock.GetUtcNow() + limits.Time;
        for (var turn = 0; ; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var job = store.Jobs.Count > 0 ? store.Jobs[0] : null;
            var deed = await next(cancellationToken);
            if (job is null && deed is null)
            {
                return (SimulationEnd.Settled, null);
            }

            if (turn >= limits.Turns)
            {
                return (SimulationEnd.TooManyTurns, null);
            }

            // At the same instant people are quicker than a timer, and what the machine has to do at once comes before both.
            var isJob = deed is null || (job is not null && (job.DueAt < deed.At || (job.DueAt == deed.At && job.Request.Kind != WorkflowJobKinds.Timer)));
            var at = isJob ? job!.DueAt : deed!.At;
            if (at > latest)
            {
                return (SimulationEnd.TooLong, null);
            }

            clock.MoveTo(at);
            try
            {
                await store.RunAsync(async () =>
                {
                    await (isJob ? RunAsync(job!, cancellationToken) : deed!.DoAsync(cancellationToken));
                    return true;
                });
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return (SimulationEnd.Failed, exception.Message);
            }
        }
    }

    private async Task RunAsync(MemoryJob job, CancellationToken cancellationToken)
    {
        if (WorkflowJobKinds.OfEngine.Contains(job.Request.Kind))
        {
            await jobs.RunAsync(job.Request, cancellationToken);
        }
        else
        {
            _outside.Add(new SimulatedJob(clock.GetUtcNow(), job.Request.Kind, job.Request.Key, job.Request.Payload?.DeepClone()));
            if (job.Request.Kind == WorkflowJobKinds.HttpRequest)
            {
                await AnswerAsync(job, cancellationToken);
            }
        }

        store.Complete(job);
    }

    private async Task AnswerAsync(MemoryJob job, CancellationToken cancellationToken)
    {
        var call = job.Request.Payload.Deserialize<HttpCallPayload>(PlainValue.Json)
            ?? throw new ArgumentException($"The call {job.Request.Key} does not say what is called.", nameof(job));
        JsonNode? answer = JsonSerializer.SerializeToNode(Answer(call), PlainValue.Json);
        await runtime.ResumeAsync(
            call.InstanceId, call.BookmarkId, new Dictionary<string, object?> { [HttpCallResult.InputKey] = answer }, cancellationToken);
    }
}
