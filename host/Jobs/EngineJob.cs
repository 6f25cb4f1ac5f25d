using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Jobs;

/// <summary>Does the engine's jobs of one kind: the work and the end of the job are one commit.</summary>
internal sealed class EngineJob(string kind, IUnitOfWork unitOfWork, WorkflowJobs jobs, JobQueue queue) : IJobHandler
{
    public string Kind => kind;

    public Task RunAsync(Job job, CancellationToken cancellationToken) => unitOfWork.RunAsync(
        async token =>
        {
            await jobs.RunAsync(new JobRequest(job.Kind, job.Key, job.Payload is null ? null : JsonNode.Parse(job.Payload)), token);
            queue.CompleteInUnitOfWork(job);
            return true;
        },
        cancellationToken);
}
