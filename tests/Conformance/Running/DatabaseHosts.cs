using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>A database and the engine over it, one host for each mode of flowcharts; the cases of a class share them.</summary>
public abstract class DatabaseHosts(TestDatabase database) : IAsyncLifetime
{
    private readonly Dictionary<FlowchartMode, ServiceProvider> _hosts = [];

    internal LineRecorder Recorder { get; } = new();

    internal ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Create();

    internal TestClock Clock => database.Clock;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal ServiceProvider Of(FlowchartMode mode) => _hosts.TryGetValue(mode, out var host) ? host : _hosts[mode] = NewHost(mode);

    private ServiceProvider NewHost(FlowchartMode mode) => database.NewHost(
        database.ConnectionString,
        jobs: new JobOptions { Attempts = 1 },
        register: services =>
        {
            // Some cases are broken on purpose: what happens when they run is what is compared.
            services.AddSingleton(new PublishingRules(ErrorsBlock: false));
            services.AddSingleton(Catalogue).AddSingleton(new EngineLimits { FlowchartMode = mode }).AddSingleton<ILineWriter>(Recorder)
                .AddScoped<WorkflowRuntime>().AddScoped<StimulusSender>().AddScoped<WorkflowJobs>().AddScoped<TriggerReader>();
            foreach (var kind in WorkflowJobKinds.OfEngine.Concat([WorkflowJobKinds.RunTask, WorkflowJobKinds.HttpRequest]))
            {
                services.AddScoped<IJobHandler>(p => ActivatorUtilities.CreateInstance<EngineJobs>(p, kind));
            }
        });
}
