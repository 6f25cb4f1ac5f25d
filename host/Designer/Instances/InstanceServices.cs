using WorkflowCrm.Designer.ActivityExecutions;
using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Host.Designer.Instances.Live;

namespace WorkflowCrm.Host.Designer.Instances;

/// <summary>What the designer's calls for instances need.</summary>
internal static class InstanceServices
{
    public static void AddDesignerInstances(this IServiceCollection services)
    {
        services.AddScoped<IInstanceReading, InstanceReading>();
        services.AddScoped<IInstanceActions, InstanceActions>();
        services.AddSingleton<JournalLines>();
        services.AddSingleton<ExecutionRecords>();
        services.AddLiveUpdates();
    }
}
