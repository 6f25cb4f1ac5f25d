using Microsoft.AspNetCore.Authorization;
using WorkflowCrm.Designer.LiveUpdates;

namespace WorkflowCrm.Host.Designer.Instances.Live;

/// <summary>The hub of the Studio's viewer.</summary>
internal static class LiveServices
{
    private const string Policy = "live-updates";

    public static void AddLiveUpdates(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<InstanceObservers>();
        services.AddSingleton<InstanceUpdates>();
        services.AddScoped<ILiveAccess, LiveAccess>();
        services.AddScoped<IAuthorizationHandler, LiveGate>();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new LiveRequirement()));
        services.AddHostedService<InstanceWatch>();
    }

    public static void MapLiveUpdates(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHub<WorkflowInstanceHub>(WorkflowInstanceHub.Path).RequireAuthorization(Policy);
}
