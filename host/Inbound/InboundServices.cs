using WorkflowCrm.Engine.Activities.Http;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Registers what takes calls for workflows.</summary>
internal static class InboundServices
{
    public static void AddInbound(this IServiceCollection services)
    {
        services.AddScoped<InboundTargets>();
        services.AddScoped<InboundGuard>();
        services.AddScoped<ArrivalReader>();
        services.AddScoped<InboundRun>();
        services.AddScoped<InboundEndpoint>();
        services.AddScoped<InboundReply>();
        // Absent in a scope that serves no call, so that a workflow can tell.
        services.AddScoped<IHttpReply>(p => p.GetRequiredService<InboundReply>() is { IsServing: true } reply ? reply : null!);
        services.AddRateLimiter(InboundLimit.Configure);
    }
}
