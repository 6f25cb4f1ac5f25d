using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.EngineStores;

internal sealed class DatabaseEngineStore(TestDatabase database) : IEngineStore
{
    public TestClock Clock => database.Clock;

    public Task<T> InTransactionAsync<T>(Func<IInstanceStore, IStimulusStore, Task<T>> work) => database.Services.InUnitAsync(services =>
        work(services.GetRequiredService<IInstanceStore>(), services.GetRequiredService<IStimulusStore>()));

    public Task<IReadOnlyDictionary<(string Kind, string Key), DateTimeOffset>> JobsAsync() => database.Services.InScopeAsync(
        async Task<IReadOnlyDictionary<(string Kind, string Key), DateTimeOffset>> (services) =>
            (await services.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
                .ToDictionary(job => (job.Kind, job.Key), job => job.DueAt));
}
