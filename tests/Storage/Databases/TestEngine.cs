using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>The engine over the storage.</summary>
public static class TestEngine
{
    public static void AddTestEngine(this IServiceCollection services)
    {
        // A catalogue for each host: what it has compiled is gone with it, as after a restart.
        services.AddSingleton(_ => ActivityCatalogue.Create());
        services.AddSingleton(new EngineLimits());
        services.AddScoped<WorkflowRuntime>();
        services.AddScoped<StimulusSender>();
        services.AddScoped<WorkflowJobs>();
        services.AddScoped<TriggerReader>();
        services.TryAddSingleton<Lines>();
        services.AddSingleton<ILineWriter>(p => p.GetRequiredService<Lines>());
    }
}
