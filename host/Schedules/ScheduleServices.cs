using Npgsql;
using Quartz;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Schedules;

/// <summary>Registers what starts workflows by the clock.</summary>
internal static class ScheduleServices
{
    private const string Name = "WorkflowCrm";
    private const int MostAtOnce = 4;

    public static void AddSchedules(this IServiceCollection services, HostSettings settings)
    {
        services.AddScoped<ScheduleBook>();
        services.AddSingleton<IScheduleWalk>(p => new ScheduleWalk(p.GetRequiredService<IServiceScopeFactory>(), p.GetService<ScheduleKeeper>()));
        if (settings.Role == NodeRole.Web)
            return;
        services.AddSingleton<ScheduleAlarms>();
        services.AddSingleton<ScheduleKeeper>();
        services.AddHostedService(p => p.GetRequiredService<ScheduleKeeper>());
        services.AddScoped<IJobHandler, SyncSchedulesJob>();
        services.AddTransient<ScheduleAlarm>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceName = Name);
            quartz.UseDefaultThreadPool(MostAtOnce);
            if (ConnectionStrings.IsPostgres(settings.ConnectionString))
                quartz.UsePersistentStore(UseSharedStore);
            else
                quartz.UseInMemoryStore();
        });
    }

    // The same database and the same connections as everything else; the nodes share the alarms, and each rings on one of them.
    private static void UseSharedStore(IPersistentStoreBuilder store)
    {
        store.ConfigureStore(o => o.TablePrefix = "qrtz_");
        store.UsePostgres(o => o.DataSourceFactory = p => p.GetRequiredService<NpgsqlDataSource>());
        store.UseClustering();
        store.ProvisionSchema();
    }
}
