using WorkflowCrm.Designer;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Host.Designer.Definitions;
using WorkflowCrm.Host.Designer.Instances;
using WorkflowCrm.Host.Designer.Instances.Live;
using WorkflowCrm.Host.Events;
using WorkflowCrm.Host.Tasks;

namespace WorkflowCrm.Host.Designer;

/// <summary>What Elsa Studio calls, for process owners only.</summary>
internal static class DesignerEndpoints
{
    public static void AddDesigner(this IServiceCollection services)
    {
        services.AddSingleton<IActivityTexts, ActivityTexts>();
        services.AddSingleton<StudioDescriptors>();
        services.AddDesignerDefinitions();
        services.AddDesignerInstances();
        services.AddStudioHosting();
    }

    public static void Map(WebApplication app)
    {
        var designer = app.MapGroup("").RequireAuthorization().WithGroupName("designer").ProducesProblem(401).ProducesProblem(403);
        ProcessOwnersOnly.Guard(designer);
        designer.MapDefinitionsApi();
        designer.MapInstancesApi();
        app.MapLiveUpdates();
        designer.MapGroup("").ExcludeFromDescription().MapStudio();
        EventCalls.Map(designer);
        TaskReports.Map(designer);
    }
}
