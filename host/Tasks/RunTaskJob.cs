using System.Text.Json;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Tasks;

/// <summary>Announces a task to whoever is there to hear of it.</summary>
internal sealed class RunTaskJob(IEnumerable<ITaskAnnouncer> announcers, ILogger<RunTaskJob> log) : IJobHandler
{
    public string Kind => WorkflowJobKinds.RunTask;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var task = JsonSerializer.Deserialize<RunTaskPayload>(job.Payload!, JsonSerializerOptions.Web)!;
        log.LogInformation("The instance {Instance} asks for the task {Name} ({Task}).", task.InstanceId, task.TaskName, task.TaskId);
        foreach (var announcer in announcers)
            await announcer.AnnounceAsync(task, cancellationToken);
    }
}
