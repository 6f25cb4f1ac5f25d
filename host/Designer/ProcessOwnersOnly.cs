using WorkflowCrm.Crm;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Designer;

/// <summary>Lets process owners pass and answers everybody else with 403, before anything of the call is read.</summary>
internal sealed class ProcessOwnersOnly(IOrganisationStore organisations, CurrentPerson current, ApiProblem problem)
{
    /// <summary>Puts the check in front of every endpoint of the group.</summary>
    public static void Guard(IEndpointConventionBuilder endpoints) => endpoints.Add(endpoint =>
    {
        var inner = endpoint.RequestDelegate ?? throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} does nothing.");
        endpoint.RequestDelegate = http => ActivatorUtilities.CreateInstance<ProcessOwnersOnly>(http.RequestServices).InvokeAsync(http, inner);
    });

    private async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var organisation = await organisations.CurrentAsync(http.RequestAborted);
        if (organisation.HasRole(current.RequiredId, Roles.ProcessOwner))
        {
            await next(http);
            return;
        }

        // Whoever opens a document of the designer by its address gets a page, not a problem's JSON.
        var refusal = ApiPaths.IsForPrograms(http.Request)
            ? await problem.OfAsync(Problem.Forbidden("process-owners-only"), http.RequestAborted)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
        await refusal.ExecuteAsync(http);
    }
}
