using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Jobs;

/// <summary>Registers who does the engine's jobs.</summary>
internal static class EngineJobs
{
    public static void AddEngineJobs(this IServiceCollection services)
    {
        // Timers have a handler of their own, which locks the request that the instance belongs to first.
        foreach (var kind in WorkflowJobKinds.OfEngine.Where(kind => kind != WorkflowJobKinds.Timer))
        {
            services.AddScoped<IJobHandler>(p => new EngineJob(
                kind, p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<WorkflowJobs>(), p.GetRequiredService<JobQueue>()));
        }
    }
}
