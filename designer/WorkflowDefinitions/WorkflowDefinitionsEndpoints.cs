using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.WorkflowDefinitions.Lists;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions;

/// <summary>What the Studio calls for definitions.</summary>
public static class WorkflowDefinitionsEndpoints
{
    public static void MapWorkflowDefinitions(this IEndpointRouteBuilder endpoints)
    {
        ListEndpoint.Map(endpoints);
        ReadEndpoints.Map(endpoints);
        SaveEndpoint.Map(endpoints);
        PublishEndpoints.Map(endpoints);
    }
}
