using System.Text.Json;
using System.Text.Json.Serialization;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Outbound;

/// <summary>
/// Makes the call that an instance waits for, with no transaction open, and hands it the answer in the commit that ends the job. An attempt
/// that may be repeated is the job's next attempt, so that no lane sleeps.
/// </summary>
internal sealed class HttpCallJob(
    IInstanceStore instances, IUnitOfWork unitOfWork, WorkflowRuntime runtime, JobQueue queue, OutboundCaller caller, OutboundSettings settings, JobOptions options)
    : IJobHandler
{
    // What a server may ask for at most; later than that nobody waits for the answer any more.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(10);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly HashSet<string> s_repeatable = new(StringComparer.Ordinal) { "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" };

    public string Kind => WorkflowJobKinds.HttpRequest;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var call = JsonSerializer.Deserialize<HttpCallPayload>(job.Payload!, s_json)!;
        if (!await IsWaitedForAsync(call, cancellationToken))
            return; // the branch was cancelled: nobody wants the call any more
        var attempt = job.Attempts + 1;
        var outcome = await caller.CallAsync(call, attempt, cancellationToken);
        if (MayRepeat(call, outcome) && attempt < Math.Min(call.Attempts ?? settings.Attempts, options.Attempts))
            throw new RetryLaterException(Pause(outcome, attempt), outcome.Result.Message ?? $"The server answered {outcome.Result.StatusCode}.");
        await unitOfWork.RunAsync(
            async token =>
            {
                await runtime.ResumeAsync(call.InstanceId, call.BookmarkId, Input(outcome.Result), token);
                queue.CompleteInUnitOfWork(job);
                return true;
            },
            cancellationToken);
    }

    private async Task<bool> IsWaitedForAsync(HttpCallPayload call, CancellationToken cancellationToken) =>
        await instances.FindAsync(call.InstanceId, cancellationToken) is { Status: InstanceStatus.Running } state
        && state.Bookmarks.Exists(bookmark => bookmark.Id == call.BookmarkId);

    private static bool MayRepeat(HttpCallPayload call, CallOutcome outcome) => outcome.Again switch
    {
        Again.Yes => true,
        Again.IfRepeatable => call.Attempts is not null || s_repeatable.Contains(call.Method),
        _ => false,
    };

    private TimeSpan Pause(CallOutcome outcome, int attempt)
    {
        var pause = outcome.After ?? options.BackoffAfter(attempt);
        return pause < s_longestPause ? pause : s_longestPause;
    }

    private static Dictionary<string, object?> Input(HttpCallResult result) =>
        new() { [HttpCallResult.InputKey] = JsonSerializer.SerializeToNode(result, s_json) };
}
