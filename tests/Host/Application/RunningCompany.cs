namespace WorkflowCrm.Host.Tests.Application;

/// <summary>One running program for the tests of a class that do not disturb each other.</summary>
public sealed class RunningCompany : IAsyncLifetime
{
    public WorkflowCrmApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await WorkflowCrmApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
