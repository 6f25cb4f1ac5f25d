using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>Does the engine's jobs of one kind, as the host does. A task is announced to nobody and no server is called: the case says what comes back.</summary>
internal sealed class EngineJobs(string kind, IUnitOfWork unitOfWork, WorkflowJobs jobs, JobQueue queue) : IJobHandler
{
    public string Kind => kind;

    public Task RunAsync(Job job, CancellationToken cancellationToken) => unitOfWork.RunAsync(
        async token =>
        {
            if (kind is not (WorkflowJobKinds.RunTask or WorkflowJobKinds.HttpRequest))
            {
                await jobs.RunAsync(new JobRequest(job.Kind, job.Key, job.Payload is null ? null : JsonNode.Parse(job.Payload)), token);
            }

            queue.CompleteInUnitOfWork(job);
            return true;
        },
        cancellationToken);
}
