using System.Text.Json;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Jobs;

/// <summary>Resumes what waits for a time that has come.</summary>
internal sealed class TimerJob(ProcessTimer timers) : IJobHandler
{
    public string Kind => JobKinds.Timer;

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var timer = JsonSerializer.Deserialize<TimerPayload>(job.Payload!, JsonSerializerOptions.Web)!;
        return timers.FireAsync(timer.InstanceId, timer.BookmarkId, cancellationToken);
    }
}
