using WorkflowCrm.Designer.Hosting.Documents;
using WorkflowCrm.Designer.Hosting.Files;
using WorkflowCrm.Designer.Hosting.Scripts;

namespace WorkflowCrm.Host.Designer;

/// <summary>Brings Elsa Studio itself to the browser: its documents, its files and ours beside them.</summary>
internal static class StudioHosting
{
    public static void AddStudioHosting(this IServiceCollection services)
    {
        services.AddSingleton(_ => StudioPackage.FindFrom(AppContext.BaseDirectory));
        services.AddSingleton<OwnFiles>();
        services.AddScoped<StudioDocument>();
    }

    public static void MapStudio(this IEndpointRouteBuilder designer)
    {
        designer.MapStudioDocuments();
        designer.MapStudioFiles();
        designer.MapOwnFiles();
    }
}
