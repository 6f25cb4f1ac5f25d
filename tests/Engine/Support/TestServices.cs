namespace WorkflowCrm.Engine.Tests.Support;

internal sealed class TestServices : IServiceProvider
{
    private readonly Dictionary<Type, object> _services = [];

    public void Add<T>(T service)
        where T : class => _services[typeof(T)] = service;

    public object? GetService(Type serviceType) => _services.GetValueOrDefault(serviceType);
}
