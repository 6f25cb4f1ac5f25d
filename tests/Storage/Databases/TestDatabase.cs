using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>A database of its own for a test class, upgraded and empty, with the storage's services over it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? _services;

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("Not started.");

    public abstract bool IsPostgres { get; }

    /// <summary>A fresh, empty, not yet upgraded database.</summary>
    public abstract Task<string> CreateAsync();

    /// <summary>Another host on a database.</summary>
    public ServiceProvider NewHost(
        string connectionString, Action<DbContextOptionsBuilder>? configure = null, Action<IServiceCollection>? register = null, JobOptions? jobs = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(jobs ?? new JobOptions());
        services.AddWorkflowCrmStorage(connectionString, configure);
        services.AddTestEngine();
        register?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public string ConnectionString { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await CreateAsync();
        _services = NewHost(ConnectionString);
        await _services.GetRequiredService<DatabaseUpgrade>().RunAsync(TestContext.Current.CancellationToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What tests do with a host again and again.</summary>
public static class HostExtensions
{
    public static async Task<T> InScopeAsync<T>(this IServiceProvider host, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = host.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public static Task InScopeAsync(this IServiceProvider host, Func<IServiceProvider, Task> work) => host.InScopeAsync(async services =>
    {
        await work(services);
        return true;
    });

    public static Task<T> InUnitAsync<T>(this IServiceProvider host, Func<IServiceProvider, Task<T>> work) => host.InScopeAsync(services =>
        services.GetRequiredService<IUnitOfWork>().RunAsync(_ => work(services), TestContext.Current.CancellationToken));

    public static Task InUnitAsync(this IServiceProvider host, Func<IServiceProvider, Task> work) => host.InUnitAsync(async services =>
    {
        await work(services);
        return true;
    });

    public static Task<int> CountAsync<T>(this IServiceProvider host)
        where T : class => host.InScopeAsync(services => services.GetRequiredService<WorkflowCrmDbContext>().Set<T>().CountAsync());
}
