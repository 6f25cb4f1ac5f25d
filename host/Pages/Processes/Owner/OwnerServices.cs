using WorkflowCrm.Host.Pages.Audit;
using WorkflowCrm.Host.Pages.Processes.Owner.Simulation;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>What the process owner's pages need.</summary>
internal static class OwnerServices
{
    public static void AddOwnerPages(this IServiceCollection services)
    {
        services.AddScoped<OwnedProcesses>();
        services.AddScoped<OwnerViews>();
        services.AddScoped<OwnerDeeds>();
        services.AddScoped<DifferenceWords>();
        services.AddScoped<AuditedDeed>();
        services.AddScoped<TryOut>();
    }
}
