using WorkflowCrm.Host.Demo.History;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Demo;

/// <summary>Registers the demo company; for Development only, since everybody knows its password.</summary>
internal static class DemoServices
{
    public static void AddDemoCompany(this IServiceCollection services)
    {
        services.AddSingleton<HistoryPlayer>();
        services.AddSingleton<IDemoCompany, DemoCompany>();
        services.AddScoped<HistoryDeeds>();
        services.AddScoped<DemoFounding>();
    }
}
