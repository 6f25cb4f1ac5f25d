using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Outbound;

/// <summary>Registers who calls servers for workflows.</summary>
internal static class OutboundServices
{
    public static void AddOutbound(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Outbound);
        services.AddSingleton<OutboundConnections>();
        services.AddScoped<OutboundCaller>();
        services.AddScoped<IJobHandler, HttpCallJob>();
        services.AddHttpClient(OutboundCaller.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan) // each call has its own
            .ConfigurePrimaryHttpMessageHandler(p => p.GetRequiredService<OutboundConnections>().CreateHandler())
            .RemoveAllLoggers(); // they write addresses, which may hold keys
    }
}
