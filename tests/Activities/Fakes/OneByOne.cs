using WorkflowCrm.Crm;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>A unit of work over stores in memory: nothing is rolled back, so an exception must end the test.</summary>
public sealed class OneByOne : IUnitOfWork
{
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(cancellationToken);
}
