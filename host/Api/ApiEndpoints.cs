using WorkflowCrm.Host.Api.Audit;
using WorkflowCrm.Host.Api.Customers;
using WorkflowCrm.Host.Api.Json;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.Api.Processes;
using WorkflowCrm.Host.Api.Requests;
using WorkflowCrm.Host.Api.Session;
using WorkflowCrm.Host.Api.Tasks;
using WorkflowCrm.Host.Designer;

namespace WorkflowCrm.Host.Api;

/// <summary>The HTTP API: every call needs somebody who is signed in, unless it says otherwise.</summary>
internal static class ApiEndpoints
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        // One place, the exception handler, puts what cannot be read into words.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        // The framework adds its own trace id; our reference is in the log and in the text.
        services.AddProblemDetails(o => o.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        services.AddExceptionHandler<ApiExceptions>();
        services.AddScoped<ApiProblem>();
        services.AddScoped<ProblemArguments>();
        services.AddScoped<ProcessNames>();
        services.AddScoped<TaskViews>();
        services.AddScoped<RequestViews>();
        services.AddOpenApi(options => ApiDescription.Configure(options)); // a lambda: the generator of the descriptions sees no method group
        services.AddOpenApi("designer", options => DesignerDescription.Configure(options));
    }

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup("/api").RequireAuthorization().ProducesProblem(401);
        SessionEndpoints.Map(api);
        ProcessEndpoints.Map(api);
        RequestEndpoints.Map(api);
        TaskEndpoints.Map(api);
        CustomerEndpoints.Map(api);
        AuditEndpoints.Map(api);
    }
}
