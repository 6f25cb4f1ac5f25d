using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.ActivityExecutions;
using WorkflowCrm.Designer.WorkflowInstances;

namespace WorkflowCrm.Designer;

/// <summary>All that the Studio calls to look at instances; the caller says who may use it.</summary>
public static class InstancesApi
{
    public static void MapInstancesApi(this IEndpointRouteBuilder endpoints)
    {
        InstanceEndpoints.Map(endpoints);
        ActionEndpoints.Map(endpoints);
        ExportEndpoints.Map(endpoints);
        ActivityExecutionEndpoints.Map(endpoints);
    }
}
