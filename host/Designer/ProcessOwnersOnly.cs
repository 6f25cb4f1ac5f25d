using WorkflowCrm.Crm;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Designer;

/// <summary>Lets process owners pass and answers everybody else with 403.</summary>
internal sealed class ProcessOwnersOnly(IOrganisationStore organisations, CurrentPerson current, ApiProblem problem) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var cancelled = context.HttpContext.RequestAborted;
        var organisation = await organisations.CurrentAsync(cancelled);
        if (organisation.HasRole(current.RequiredId, Roles.ProcessOwner))
            return await next(context);
        // Whoever opens a document of the designer by its address gets a page, not a problem's JSON.
        return ApiPaths.IsForPrograms(context.HttpContext.Request)
            ? await problem.OfAsync(Problem.Forbidden("process-owners-only"), cancelled)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
