using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.ActivityTests;

/// <summary>
/// <c>POST /elsa/api/tests/activities</c>: refused. An activity by itself would give tasks to people and send mails; a simulation runs the
/// whole definition without touching anything.
/// </summary>
public static class ActivityTestsEndpoint
{
    public static void MapActivityTests(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/elsa/api/tests/activities", (IStudioTexts texts) => new StudioRefusal(texts.Get("designer.simulate-instead")).ToResult())
        .ProducesProblem(StatusCodes.Status400BadRequest);
}
