using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Storage;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>One program on a database: the storage's services and the engine's, as a host registers them.</summary>
internal sealed class DatabaseProgram : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DatabaseProgram(string connectionString, World world)
    {
        World = world;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<TimeProvider>(world.Clock);
        services.AddWorkflowCrmStorage(connectionString, options => options.AddInterceptors(Faults, new CommitFaults(Faults)));
        services.AddSingleton<IIds>(world.Ids);
        services.AddSingleton<IIdSource>(world.Ids);
        services.AddSingleton<IDefinitionStore>(world);
        services.AddSingleton<IBurstObserver>(world);
        services.AddSingleton(_ => SimulatedActivities.Catalogue());
        services.AddSingleton(IBackend.Limits);
        services.AddScoped<IEffects, DatabaseEffects>();
        services.AddScoped<WorkflowRuntime>();
        services.AddScoped<StimulusSender>();
        services.AddScoped<WorkflowJobs>();
        services.AddScoped<TriggerReader>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public World World { get; }

    public Faults Faults { get; } = new();

    public IServiceProvider Services => _services;

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> InUnitAsync<T>(Func<IServiceProvider, Task<T>> work)
        => InScopeAsync(services => services.GetRequiredService<IUnitOfWork>().RunAsync(_ => work(services), CancellationToken.None));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
