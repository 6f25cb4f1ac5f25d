using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.ActivityTests;
using WorkflowCrm.Designer.ExpressionDescriptors;
using WorkflowCrm.Designer.Features;
using WorkflowCrm.Designer.JavaScriptTypes;
using WorkflowCrm.Designer.OutputConverters;
using WorkflowCrm.Designer.StorageDrivers;
using WorkflowCrm.Designer.Strategies;
using WorkflowCrm.Designer.VariableTypes;
using WorkflowCrm.Designer.WorkflowDefinitions;

namespace WorkflowCrm.Designer;

/// <summary>All that the Studio calls to draw definitions; the caller says who may use it.</summary>
public static class DefinitionsApi
{
    public static void MapDefinitionsApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapActivityDescriptors();
        endpoints.MapExpressionDescriptors();
        endpoints.MapVariableTypes();
        endpoints.MapStorageDrivers();
        endpoints.MapStrategies();
        endpoints.MapOutputConverters();
        endpoints.MapFeatures();
        endpoints.MapWorkflowDefinitions();
        endpoints.MapJavaScriptTypes();
        endpoints.MapActivityTests();
    }
}
