using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.WorkflowDefinitions.Bulk;
using WorkflowCrm.Designer.WorkflowDefinitions.Files;
using WorkflowCrm.Designer.WorkflowDefinitions.Graphs;
using WorkflowCrm.Designer.WorkflowDefinitions.Lists;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.References;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Designer.WorkflowDefinitions.Starting;
using WorkflowCrm.Designer.WorkflowDefinitions.Versions;

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
        VersionEndpoints.Map(endpoints);
        FileEndpoints.Map(endpoints);
        StartEndpoint.Map(endpoints);
        BulkEndpoints.Map(endpoints);
        GraphEndpoints.Map(endpoints);
        ReferenceEndpoints.Map(endpoints);
    }
}
