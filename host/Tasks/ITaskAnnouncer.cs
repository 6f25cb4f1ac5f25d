using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Host.Tasks;

/// <summary>Tells programs outside that a workflow asks for a task. Registered by whoever connects such programs; without one, tasks wait until somebody reports them as done.</summary>
public interface ITaskAnnouncer
{
    /// <summary>At least once for each task; the task's id tells repetitions.</summary>
    Task AnnounceAsync(RunTaskPayload task, CancellationToken cancellationToken);
}
