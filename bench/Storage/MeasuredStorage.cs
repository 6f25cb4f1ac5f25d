using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Bench.Storage;

/// <summary>Runtime and storage as the host puts them together: each step in a scope and a unit of work of its own.</summary>
internal sealed class MeasuredStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, object?> _nothing = [];

    private MeasuredStorage(ServiceProvider services) => _services = services;

    public static async Task<MeasuredStorage> OpenAsync(BenchDatabase database, params string[] definitions)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddWorkflowCrmStorage(database.ConnectionString);
        services.AddSingleton(_ => ActivityCatalogue.Create());
        services.AddSingleton(new EngineLimits());
        services.AddScoped<WorkflowRuntime>();
        services.AddScoped<TriggerReader>();
        var storage = new MeasuredStorage(services.BuildServiceProvider());
        await storage._services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        foreach (var definition in definitions)
        {
            await using var scope = storage._services.CreateAsyncScope();
            var publication = await scope.ServiceProvider.GetRequiredService<PublishDefinition>().TextAsync(definition, expected: null, ChangeBy.System, CancellationToken.None);
            if (publication.Value.IsBlocked)
                throw new InvalidOperationException(string.Join('\n', publication.Value.Findings.Select(finding => finding.Message)));
        }

        return storage;
    }

    public Task<InstanceState> StartAsync(string definitionId) => InUnitAsync(services =>
        services.GetRequiredService<WorkflowRuntime>().StartAsync(new StartInstance { DefinitionId = definitionId }, CancellationToken.None));

    /// <exception cref="InvalidOperationException">The instance does not wait there.</exception>
    public async Task ResumeAsync(string instanceId, string bookmarkId)
    {
        var outcome = await InUnitAsync(services =>
            services.GetRequiredService<WorkflowRuntime>().ResumeAsync(instanceId, bookmarkId, _nothing, CancellationToken.None));
        if (outcome != ResumeOutcome.Resumed)
            throw new InvalidOperationException($"The instance {instanceId} answered {outcome}.");
    }

    /// <summary>Finds the one bookmark that waits for this, and resumes it.</summary>
    public async Task ResumeByHashAsync(string hash)
    {
        await using var scope = _services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<InstanceReader>().WaitingForAsync(hash, null, CancellationToken.None);
        await ResumeAsync(found.Single().InstanceId, found[0].Id);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<T> InUnitAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(_ => work(scope.ServiceProvider), CancellationToken.None);
    }
}
