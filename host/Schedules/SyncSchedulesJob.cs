using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Schedules;

/// <summary>A definition that starts by the clock was published or retracted. On PostgreSQL all nodes share the alarms, so one of them is enough.</summary>
internal sealed class SyncSchedulesJob(ScheduleKeeper keeper) : IJobHandler
{
    public string Kind => JobKinds.SyncSchedules;

    public Task RunAsync(Job job, CancellationToken cancellationToken) => keeper.SynchroniseAsync(cancellationToken);
}
