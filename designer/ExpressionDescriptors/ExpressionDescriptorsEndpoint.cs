using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.ExpressionDescriptors;

/// <summary><c>GET /elsa/api/descriptors/expression-descriptors</c></summary>
public static class ExpressionDescriptorsEndpoint
{
    public static void MapExpressionDescriptors(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/descriptors/expression-descriptors", (IStudioTexts texts) => StudioJson.Ok(new StudioList<ExpressionType>(ExpressionTypes.In(texts))))
        .Produces<StudioList<ExpressionType>>();
}
