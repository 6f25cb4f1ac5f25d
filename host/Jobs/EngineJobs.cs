using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Jobs;

/// <summary>Registers who does the engine's jobs.</summary>
internal static class EngineJobs
{
    public static void AddEngineJobs(this IServiceCollection services)
    {
        foreach (var kind in WorkflowJobKinds.OfEngine)
        {
            services.AddScoped<IJobHandler>(p => new EngineJob(
                kind, p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<WorkflowJobs>(), p.GetRequiredService<JobQueue>()));
        }
    }
}
